import { useState } from 'preact/hooks';
import { Alert, Status } from '../../../core/ui/announcements';
import { Button } from '../../../core/ui/button';
import { Field } from '../../../core/ui/field';
import type { ServerCheck } from '../../settings/check-server';
import { parseOrigin } from '../../settings/parse-origin';
import { builtInServer, type Settings } from '../../settings/stored-settings';
import { text } from '../../text/text';

const words = text.options;

type Outcome = 'none' | 'not-an-origin' | 'checking' | ServerCheck;

/** The sentence for an outcome, and whether it is a problem. */
const sentence = (outcome: Outcome, server: string): { good: string; problem: string } => {
  const good = (words: string) => ({ good: words, problem: '' });
  const problem = (words: string) => ({ good: '', problem: words });
  if (outcome === 'none') return good('');
  if (outcome === 'checking') return good(words.checking);
  if (outcome === 'not-an-origin') return problem(words.notAnOrigin);
  if (outcome.kind === 'unreachable') return problem(words.unreachable(server));
  if (outcome.kind === 'not-baton') return problem(words.notBaton(server));
  const { phone, phoneOrigin } = outcome;
  switch (phone) {
    case 'good':
      return good(words.good(phoneOrigin));
    case 'ask':
      return good(words.ask(phoneOrigin));
    case 'insecure':
      return problem(words.insecure(phoneOrigin));
    case 'too-long':
      return problem(words.tooLong(phoneOrigin));
    default:
      return phone satisfies never;
  }
};

export interface ServerSectionProps {
  /** As stored when the page opened. */
  readonly stored: Settings;
  readonly save: (settings: Settings) => Promise<void>;
  readonly check: (server: string) => Promise<ServerCheck>;
}

/** Which server Baton uses; an address is stored, then asked, and the answer told. */
export const ServerSection = ({ stored, save, check }: ServerSectionProps) => {
  const [settings, setSettings] = useState(stored);
  const [address, setAddress] = useState(stored.server);
  const [outcome, setOutcome] = useState<Outcome>('none');

  const store = async (next: Settings): Promise<void> => {
    setSettings(next);
    await save(next);
  };
  const use = async (typed: string): Promise<void> => {
    const server = parseOrigin(typed);
    if (server === null) {
      setOutcome('not-an-origin');
      return;
    }
    setAddress(server);
    setOutcome('checking');
    const confirmedPhoneOrigin = server === settings.server ? settings.confirmedPhoneOrigin : null;
    await store({ server, confirmedPhoneOrigin });
    setOutcome(await check(server));
  };

  const { good, problem } = sentence(outcome, settings.server);
  const toConfirm =
    typeof outcome === 'object' && outcome.kind === 'reachable' && outcome.phone === 'ask'
      ? outcome.phoneOrigin
      : settings.confirmedPhoneOrigin;
  return (
    <section>
      <h2>{words.serverTitle}</h2>
      <p class="soft">{words.serverWhy}</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void use(address);
        }}
      >
        <Field label={words.serverField} value={address} onInput={setAddress} kind="url" />
        <Button type="submit" look="primary">
          {words.save}
        </Button>
      </form>
      <Status look="outcome">{good}</Status>
      {problem !== '' && <Alert>{problem}</Alert>}
      {toConfirm !== null && (
        <label class="confirm">
          <input
            type="checkbox"
            checked={settings.confirmedPhoneOrigin === toConfirm}
            onChange={(event) =>
              void store({
                ...settings,
                confirmedPhoneOrigin: event.currentTarget.checked ? toConfirm : null,
              })
            }
          />
          <span>{words.confirm(toConfirm)}</span>
        </label>
      )}
      {settings.server !== builtInServer && (
        <Button look="plain" onClick={() => void use(builtInServer)}>
          {words.useBuiltIn}
        </Button>
      )}
    </section>
  );
};

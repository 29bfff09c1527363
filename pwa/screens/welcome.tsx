import { Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { OfflineIcon, ScanIcon } from '../../core/ui/icons';
import type { Language } from '../../core/ui/language';
import { LanguageMenu } from '../../core/ui/language-menu';
import { Mark } from '../../core/ui/mark';
import { text } from '../text/text';
import type { Act } from './act';
import { PasteLink } from './paste-link';
import { Sheet, Title } from './sheet';
import { useOnline } from './use-online';

/** What Baton is, and the two ways in: scan a code, or paste its link. */
export const Welcome = ({
  act,
  remembers,
  language,
  onLanguage,
}: {
  readonly act: Act;
  /** A laptop is remembered. */
  readonly remembers: boolean;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}) => {
  const online = useOnline();
  return (
    <Sheet
      look="welcome"
      dock={
        <>
          <Button
            look="primary"
            size="large"
            wide
            icon={<ScanIcon />}
            onClick={() => act({ do: 'scan' })}
          >
            {text.welcome.scan}
          </Button>
          <PasteLink act={act} />
        </>
      }
    >
      <div class="hero">
        <Mark size={112} />
      </div>
      <Title>{text.welcome.title}</Title>
      <p class="lead">
        {text.welcome.first} {text.welcome.second}
      </p>
      <p class="soft">{text.welcome.how}</p>
      <Status look="offline">
        {!online && (
          <span class="chip">
            <OfflineIcon />
            <span>{text.welcome.offline}</span>
          </span>
        )}
      </Status>
      {remembers && (
        <div class="remembers">
          <p class="soft small">{text.welcome.remembers}</p>
          <Button look="plain" onClick={() => act({ do: 'forget-laptops' })}>
            {text.welcome.forget}
          </Button>
        </div>
      )}
      <LanguageMenu label={text.language} language={language} onChoose={onLanguage} />
    </Sheet>
  );
};

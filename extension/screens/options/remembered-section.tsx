import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../core/ui/button';
import { spoken, text } from '../../text/text';

const words = text.options.remembered;

interface RememberedPhone {
  readonly key: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly lastUsed: number;
}

/** The phones that the laptop remembers; where nothing can be kept, there are none. */
export interface RememberedPhones {
  list(): Promise<readonly RememberedPhone[]>;
  forget(key: string): Promise<void>;
  forgetAll(): Promise<void>;
}

/** Which phones need no code, and how to take that back. */
export const RememberedSection = ({ phones }: { readonly phones: RememberedPhones }) => {
  const [list, setList] = useState<readonly RememberedPhone[]>([]);
  const look = () => phones.list().then(setList, () => setList([]));
  useEffect(() => void look(), []);
  const date = new Intl.DateTimeFormat(spoken(), { dateStyle: 'long' });
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="soft">{words.why}</p>
      {list.length === 0 ? (
        <p class="small soft">{words.none}</p>
      ) : (
        <>
          <ul class="sites">
            {list.map(({ key, name, lastUsed }) => (
              <li key={key} class="granted">
                <span class="name">
                  {name} <span class="small soft">{words.lastUsed(date.format(lastUsed))}</span>
                </span>
                <Button
                  aria-label={words.forgetPhone(name)}
                  onClick={() => void phones.forget(key).then(look, look)}
                >
                  {words.forget}
                </Button>
              </li>
            ))}
          </ul>
          <Button onClick={() => void phones.forgetAll().then(look, look)}>
            {words.forgetAll}
          </Button>
        </>
      )}
    </section>
  );
};

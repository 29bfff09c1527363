import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../text/text';

const length = 2;

/**
 * One text box that looks like two cells. Takes the focus when it appears, keeps
 * digits only, and calls `onCode` with both of them as soon as the second is
 * there: once, until `attempt` changes, which unlocks a box that was not answered.
 */
export const CodeField = ({
  attempt,
  onCode,
}: {
  /** Compared by identity. */
  readonly attempt: unknown;
  readonly onCode: (digits: string) => void;
}) => {
  const inputRef = useRef<HTMLInputElement>(null);
  const [digits, setDigits] = useState('');
  useEffect(() => inputRef.current?.focus(), []);
  useEffect(() => setDigits((typed) => (typed.length === length ? '' : typed)), [attempt]);

  const typed = (input: HTMLInputElement): void => {
    if (digits.length === length) return;
    const next = input.value.replace(/[^0-9]/g, '').slice(0, length);
    // Written back at once: where the state does not change, nothing would redraw it.
    input.value = next;
    setDigits(next);
    if (next.length === length) onCode(next);
  };

  return (
    <div class="code-field">
      {[0, 1].map((cell) => (
        <span key={cell} aria-hidden="true" class={cell === digits.length ? 'cell next' : 'cell'}>
          {digits[cell] ?? ''}
        </span>
      ))}
      <input
        ref={inputRef}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        aria-label={text.overlay.confirming.field}
        aria-describedby="code-hint"
        readOnly={digits.length === length}
        value={digits}
        onInput={(event) => typed(event.currentTarget)}
      />
    </div>
  );
};

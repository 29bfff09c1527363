export interface FieldProps {
  /** Drawn above the input; the accessible name. */
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** The person is done with it: left the field or pressed Enter. */
  readonly onChange?: (value: string) => void;
  readonly kind?: 'text' | 'url';
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/** One line of text with its label above it. It keeps no state; nothing is completed or corrected for the person. */
export const Field = ({
  label,
  value,
  onInput,
  onChange,
  kind = 'text',
  placeholder = '',
  maxLength = 4096,
}: FieldProps) => (
  <label class="field">
    <span class="label">{label}</span>
    <input
      type="text"
      inputMode={kind}
      dir={kind === 'url' ? 'ltr' : 'auto'}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      onInput={(event) => onInput(event.currentTarget.value)}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  </label>
);

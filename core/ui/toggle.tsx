import type { ComponentChildren } from 'preact';

export interface ToggleProps {
  /** The accessible name. */
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly icon?: ComponentChildren;
  readonly disabled?: boolean;
}

/** An on/off switch: role `switch`, named by its label, the whole row tappable. It keeps no state. */
export const Toggle = ({ label, on, onChange, icon, disabled = false }: ToggleProps) => (
  <label class="toggle">
    {icon}
    <span class="label">{label}</span>
    <input
      type="checkbox"
      role="switch"
      checked={on}
      aria-checked={on}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  </label>
);

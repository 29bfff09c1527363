import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';

export interface ButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'className' | 'icon' | 'size'> {
  /** `primary` is the one thing to do on a screen; there is at most one. */
  readonly look?: 'primary' | 'quiet' | 'plain' | 'danger';
  readonly size?: 'normal' | 'large';
  /** As wide as what holds it. */
  readonly wide?: boolean;
  /** Drawn before the text; decorative, so the text must say it all. */
  readonly icon?: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * A real `<button type="button">` (pass `type="submit"` in a form), at least 44 px high. Its
 * children are its accessible name unless `aria-label` says otherwise; every other attribute of
 * a button is passed on.
 */
export const Button = ({
  look = 'quiet',
  size = 'normal',
  wide = false,
  icon,
  children,
  ...rest
}: ButtonProps) => (
  <button type="button" {...rest} class={`button ${look} ${size}${wide ? ' wide' : ''}`}>
    {icon}
    <span>{children}</span>
  </button>
);

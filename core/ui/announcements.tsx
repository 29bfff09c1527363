import type { ComponentChildren } from 'preact';
import { NoticeIcon } from './icons';

/**
 * A problem that the person must hear of at once: `role="alert"`, read out when it appears.
 * `notice` looks calmer, for what is odd but not lost. The children are plain sentences.
 */
export const Alert = ({
  tone = 'problem',
  children,
}: {
  readonly tone?: 'problem' | 'notice';
  readonly children: ComponentChildren;
}) => (
  <div role="alert" class={`alert ${tone}`}>
    <NoticeIcon />
    <div>{children}</div>
  </div>
);

/**
 * A change worth hearing at the next pause: `role="status"`, read out politely. Keep it in the
 * page and change its children; an element that comes with its text is often not read.
 */
export const Status = ({
  label,
  look,
  children,
}: {
  /** Accessible name, where tests and screen readers look for one. */
  readonly label?: string;
  /** A class for the screen's own stylesheet. */
  readonly look?: string;
  readonly children?: ComponentChildren;
}) => (
  <div role="status" aria-label={label} class={look}>
    {children}
  </div>
);

/** Something is under way; say what in a Status beside it. Hidden from screen readers. */
export const Spinner = () => <div class="spinner" aria-hidden="true" />;

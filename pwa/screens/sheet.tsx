import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Mark } from '../../core/ui/mark';
import { text } from '../text/text';

/**
 * The frame of every screen but the call and the scanner: what it is about, what can be chosen,
 * and a dock with what to do next, which stays in reach of a thumb where there is room.
 */
export const Sheet = ({
  children,
  choices,
  dock,
  look = '',
}: {
  readonly children: ComponentChildren;
  readonly choices?: ComponentChildren;
  readonly dock?: ComponentChildren;
  /** Another class, for the screen's own layout. */
  readonly look?: string;
}) => (
  <main class={`sheet ${look}`}>
    <header class="sheet-head">
      <Mark size={32} />
      <span>{text.app}</span>
    </header>
    <div class="sheet-body">{children}</div>
    <div class="sheet-side">
      {choices !== undefined && <div class="sheet-choices">{choices}</div>}
      {dock !== undefined && <div class="sheet-dock">{dock}</div>}
    </div>
  </main>
);

/** The screen's heading. It takes the focus when it appears, so that a new screen is read from its top. */
export const Title = ({ children }: { readonly children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
};

import type { ComponentChildren, TargetedPointerEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Alert, Status } from '../../core/ui/announcements';
import { Mark } from '../../core/ui/mark';
import { text } from '../text/text';
import { arrowMove, dragByPointer } from './drag';

/** What one phase puts on the overlay's card. */
export interface SheetContent {
  readonly role: 'dialog' | 'region';
  /** Accessible name. */
  readonly label: string;
  /** Drawn beside the mark. */
  readonly title: string;
  /** The sentence of this moment; read out when it changes. */
  readonly headline: string;
  readonly problems: readonly string[];
  readonly body: ComponentChildren;
  readonly actions: ComponentChildren;
  /** What Escape does. */
  readonly onEscape: (() => void) | null;
  /** Whether the card takes the focus when it appears. */
  readonly takesFocus: boolean;
  /** Where it can be made smaller, so that less of the meeting is covered. */
  readonly fold?: { readonly folded: boolean; readonly toggle: () => void };
}

export interface SheetProps {
  readonly content: SheetContent;
  readonly onMove: (dx: number, dy: number) => void;
}

const Grip = () => (
  <svg class="grip" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1" />
  </svg>
);

const FoldIcon = ({ folded }: { readonly folded: boolean }) => (
  <svg class="grip thin" viewBox="0 0 24 24" aria-hidden="true">
    <path d={folded ? 'M6 9.5l6 6l6-6' : 'M6 14.5l6-6l6 6'} />
  </svg>
);

/** The card: a title to drag it by, the sentence of the moment, problems, content and buttons. */
export const Sheet = ({ content, onMove }: SheetProps) => {
  const sheetRef = useRef<HTMLElement>(null);
  useEffect(() => {
    if (content.takesFocus) sheetRef.current?.focus();
  }, [content.takesFocus]);

  // A new phase takes the control away that had the focus; then the card itself gets it.
  useEffect(() => {
    if (document.hasFocus() && document.activeElement === document.body) sheetRef.current?.focus();
  });

  // On the document: Escape counts wherever in the overlay the focus is.
  const { onEscape, fold } = content;
  useEffect(() => {
    if (onEscape === null) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onEscape();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [onEscape]);
  const onPointerDown = (event: TargetedPointerEvent<HTMLElement>): void =>
    dragByPointer(event, event.currentTarget, onMove);
  const onGripKey = (event: KeyboardEvent): void => {
    const move = arrowMove(event.key);
    if (move === null) return;
    event.preventDefault();
    onMove(...move);
  };

  return (
    <section
      class={`sheet ${content.role}${fold?.folded === true ? ' folded' : ''}`}
      role={content.role}
      aria-label={content.label}
      tabIndex={-1}
      ref={sheetRef}
    >
      <header onPointerDown={onPointerDown}>
        <Mark size={22} />
        <h1>{content.title}</h1>
        <button type="button" class="handle" aria-label={text.overlay.move} onKeyDown={onGripKey}>
          <Grip />
        </button>
        {fold !== undefined && (
          <button
            type="button"
            class="handle fold"
            aria-expanded={!fold.folded}
            aria-label={text.overlay.details}
            // The header would take the pointer for a drag, and the click with it.
            onPointerDown={(event) => event.stopPropagation()}
            onClick={fold.toggle}
          >
            <FoldIcon folded={fold.folded} />
          </button>
        )}
      </header>
      <div class="content">
        <Status look="headline">{content.headline}</Status>
        {content.problems.map((problem) => (
          <Alert key={problem}>{problem}</Alert>
        ))}
        {content.body}
      </div>
      <footer>{content.actions}</footer>
    </section>
  );
};

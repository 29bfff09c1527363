import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * A modal dialog that rises from the lower edge, in reach of a thumb. It closes with Escape, with
 * the system's way back and with a tap beside it; each calls `close`, which must take it away.
 */
export const Drawer = ({
  title,
  close,
  look = '',
  children,
}: {
  /** Its heading and accessible name. */
  readonly title: string;
  readonly close: () => void;
  /** Another class, for the screen's own layout. */
  readonly look?: string;
  readonly children: ComponentChildren;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closed and not only taken away, so that the focus goes back to where it came from.
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own.
    <dialog
      ref={dialog}
      class={`drawer ${look}`}
      aria-label={title}
      onClose={close}
      onClick={(event) => {
        if (event.target === event.currentTarget && outside(event.currentTarget, event)) close();
      }}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  );
};

/** A tap on the dialog's own padding has the dialog as its target, too. */
const outside = (dialog: HTMLElement, { clientX, clientY }: MouseEvent): boolean => {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
};

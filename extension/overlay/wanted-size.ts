/**
 * Calls `onSize` with the CSS px that the overlay's page would fill if the
 * window were large enough, whenever that may have changed; 0 × 0 while it is empty.
 */
export const watchWantedSize = (
  window: Window,
  root: HTMLElement,
  onSize: (width: number, height: number) => void,
  signal: AbortSignal,
): void => {
  const page = window.document.documentElement;
  const measure = (): void => {
    // Measured without the window's limits, and put back before anything is painted.
    page.classList.add('unbounded');
    const empty = root.childElementCount === 0;
    const width = empty ? 0 : Math.ceil(root.getBoundingClientRect().width);
    const height = empty ? 0 : Math.ceil(root.getBoundingClientRect().height);
    page.classList.remove('unbounded');
    onSize(width, height);
  };
  const resized = new ResizeObserver(measure);
  resized.observe(root);
  const changed = new MutationObserver(measure);
  changed.observe(root, { childList: true, subtree: true, characterData: true });
  signal.addEventListener(
    'abort',
    () => {
      resized.disconnect();
      changed.disconnect();
    },
    { once: true },
  );
  measure();
};

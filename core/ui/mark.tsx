/**
 * Baton's mark: something handed from a wide screen to a tall one. Decorative; `size` is its
 * height and width in CSS px. The same drawing is the app's icon.
 */
export const Mark = ({ size = 48 }: { readonly size?: number }) => (
  <svg class="mark" viewBox="0 0 48 48" width={size} height={size} aria-hidden="true">
    <path d="M30 29.5H7.5a3 3 0 0 1-3-3V13a3 3 0 0 1 3-3h20a3 3 0 0 1 3 3v.5" stroke-width="3" />
    <rect x="30" y="19" width="13.5" height="22.5" rx="3.5" stroke-width="3" />
    <path class="path" d="M14 22.5c2.5-6 9-8 16-5.5" stroke-width="3" />
    <circle class="held" cx="36.75" cy="27" r="3.5" />
  </svg>
);

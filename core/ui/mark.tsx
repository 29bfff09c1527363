/**
 * Baton's mark: something handed from a wide screen to a tall one. Decorative; `size` is its
 * height and width in CSS px. The same drawing is the app's icon.
 */
export const Mark = ({ size = 48 }: { readonly size?: number }) => (
  <svg class="mark" viewBox="0 0 48 48" width={size} height={size} aria-hidden="true">
    <path d="M24.5 31H7.5a3 3 0 0 1-3-3V13.5a3 3 0 0 1 3-3H18" stroke-width="3" />
    <rect x="29.5" y="20" width="14" height="22" rx="3.5" stroke-width="3" />
    <path class="path" d="M13 22.5c3-9.5 16.5-15.5 23.5-8.5" stroke-width="3" />
    <circle class="held" cx="36.5" cy="28" r="3.5" />
  </svg>
);

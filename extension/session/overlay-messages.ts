import * as v from 'valibot';
import { laptopAction, laptopView } from '../../core/protocol/views';

/**
 * Messages on the runtime port named `overlay`, between the overlay page and
 * the session host. The host says nothing before a `hello` with the nonce that
 * it gave to the tab; a page that frames the overlay by itself has none.
 */

const px = v.pipe(v.number(), v.safeInteger(), v.minValue(-10_000), v.maxValue(10_000));
const length = v.pipe(px, v.minValue(0));

/** Session host → overlay. */
export const toOverlay = v.variant('t', [
  v.strictObject({ t: v.literal('view'), view: laptopView }),
  /** The answer to the action `copy-link`; the overlay puts it on the clipboard and forgets it. */
  v.strictObject({
    t: v.literal('link'),
    url: v.pipe(v.string(), v.startsWith('http'), v.maxLength(512)),
  }),
  /** The person pressed the toolbar button while it was there: it takes the focus. */
  v.strictObject({ t: v.literal('focus') }),
]);
export type ToOverlay = v.InferOutput<typeof toOverlay>;

/** Overlay → session host. Sizes and distances are CSS px of the meeting page. */
export const fromOverlay = v.variant('t', [
  v.strictObject({ t: v.literal('hello'), nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) }),
  v.strictObject({ t: v.literal('do'), action: laptopAction }),
  /** What the overlay would like to be as large as; 0 × 0 when it shows nothing. For the tab. */
  v.strictObject({ t: v.literal('size'), width: length, height: length }),
  /** The person drags the overlay this much further. For the tab. */
  v.strictObject({ t: v.literal('move'), dx: px, dy: px }),
]);
export type FromOverlay = v.InferOutput<typeof fromOverlay>;

import * as v from 'valibot';

const distance = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10_000));

/** Where the person put the overlay: CSS px from a corner of the meeting's window. */
export const overlayPlace = v.strictObject({
  corner: v.picklist(['top-right', 'top-left', 'bottom-right', 'bottom-left']),
  x: distance,
  y: distance,
});
export type OverlayPlace = v.InferOutput<typeof overlayPlace>;

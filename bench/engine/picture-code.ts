/**
 * A time coded into a picture: sixteen squares of black and white along the upper edge, the highest
 * bit first, and their opposites below. Sizes are for 640×360, and survive a scaler and a codec.
 */
export const codeBits = 16;
/** After so many milliseconds a stamp comes again. */
export const codeWrapMs = 2 ** codeBits;
/** Side of one square. */
export const codeSquare = 40;

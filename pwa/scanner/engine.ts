/** Finds a code in what the library drew; null where there is none. */
export type Look = (canvas: HTMLCanvasElement) => Promise<string | null>;

let given: Look | null = null;

/** What `make` makes of the library reads with `look`. */
export const withEngine = <T>(look: Look, make: () => T): T => {
  given = look;
  const made = make();
  if (given !== null) throw new Error('The library was bundled with its own engine');
  return made;
};

/**
 * Takes the place of the decoder that html5-qrcode brings along (see `library-engine.ts`). The
 * library calls `decodeAsync` for each picture and begins the next one when it has settled.
 */
export class ZXingHtml5QrcodeDecoder {
  readonly #look: Look;

  constructor() {
    if (given === null) throw new Error('A scanner without an engine');
    this.#look = given;
    given = null;
  }

  async decodeAsync(canvas: HTMLCanvasElement): Promise<{ text: string }> {
    const text = await this.#look(canvas);
    if (text === null) throw new Error('No code');
    return { text };
  }
}

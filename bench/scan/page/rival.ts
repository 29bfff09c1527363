/** html5-qrcode as its README has it, from the file that it is published as. */
export interface Rival {
  readonly qrcode: { decodeAsync(canvas: HTMLCanvasElement): Promise<{ text: string }> };
  start(camera: object, config: object, read: (text: string) => void): Promise<unknown>;
  stop(): Promise<void>;
}

export const readmeConfig = { fps: 10, qrbox: { width: 250, height: 250 } };

export const createRival = (): Rival => {
  const Html5Qrcode: unknown = Reflect.get(globalThis, 'Html5Qrcode');
  if (typeof Html5Qrcode !== 'function') throw new Error('No html5-qrcode');
  return Reflect.construct(Html5Qrcode, ['rival']) as Rival;
};

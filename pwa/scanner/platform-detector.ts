interface Detector {
  detect(canvas: HTMLCanvasElement): Promise<readonly { readonly rawValue: string }[]>;
}

/** The browser's own `BarcodeDetector`, null where it has none or one that reads no QR codes. */
export const platformDetector = async (): Promise<Detector | null> => {
  const native: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (typeof native !== 'function') return null;
  const list: unknown = Reflect.get(native, 'getSupportedFormats');
  if (typeof list !== 'function') return null;
  const formats: unknown = await Reflect.apply(list, native, []);
  if (!Array.isArray(formats) || !formats.includes('qr_code')) return null;
  return Reflect.construct(native, [{ formats: ['qr_code'] }]) as Detector;
};

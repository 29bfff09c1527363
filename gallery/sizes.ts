export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel in the reference pictures, which shall be small. */
  readonly scale: number;
  /** Which pages are seen at this size. */
  readonly for: 'phone' | 'laptop';
}

/** The windows in which the screens must hold. */
export const sizes: readonly Size[] = [
  { name: 'small phone', width: 360, height: 640, scale: 1, for: 'phone' },
  { name: 'phone', width: 390, height: 844, scale: 1, for: 'phone' },
  { name: 'large phone', width: 430, height: 932, scale: 1, for: 'phone' },
  { name: 'tablet', width: 820, height: 1180, scale: 0.5, for: 'phone' },
  { name: 'TV', width: 1920, height: 1080, scale: 0.5, for: 'phone' },
  { name: 'laptop', width: 1280, height: 800, scale: 1, for: 'laptop' },
];

import { limits } from '../core/protocol/limits';

/** What a browser may say about its device; `userAgentData` is Chromium's alone. */
export interface DeviceHints {
  readonly userAgent: string;
  readonly userAgentData?: {
    getHighEntropyValues(hints: string[]): Promise<{ readonly model?: string }>;
  };
}

/**
 * A first name for this phone, which the person can change: its model where the browser tells,
 * else "iPhone" or "Phone". At most `limits.phoneNameChars` printable characters, never empty.
 */
export const phoneName = async (device: DeviceHints = navigator): Promise<string> => {
  const plain = /iPhone/.test(device.userAgent) ? 'iPhone' : 'Phone';
  try {
    const hints = await device.userAgentData?.getHighEntropyValues(['model']);
    return printableName(hints?.model ?? '') ?? plain;
  } catch {
    // The browser keeps it to itself.
    return plain;
  }
};

/** What of `name` both ends can show: printable, trimmed, cut to size; null when nothing is left. */
export const printableName = (name: string): string | null => {
  const printable = name
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  let cut = '';
  // Cut between characters: half a surrogate pair is not printable.
  for (const character of printable) {
    if (cut.length + character.length > limits.phoneNameChars) break;
    cut += character;
  }
  cut = cut.trim();
  return cut === '' ? null : cut;
};

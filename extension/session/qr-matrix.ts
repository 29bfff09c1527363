import { create } from 'qrcode';
import type { QrMatrix } from '../../core/protocol/views';

/**
 * The QR of a link, error correction M: v5 for the usual 74 characters, v6 up to
 * 106. Only these modules leave the session host, never the link's text.
 */
export const qrMatrixOf = (url: string): QrMatrix => {
  const { modules } = create([{ data: new TextEncoder().encode(url), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  });
  const bits = Array.from(modules.data, (dark) => (dark ? '1' : '0'));
  return { size: modules.size, modules: bits.join('') };
};

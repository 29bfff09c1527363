import { parseOrigin } from '../../settings/parse-origin';
import { sitePattern } from '../../sites/site-pattern';

/** What the background worker opened the window for. */
export interface AllowRequest {
  readonly origin: string;
  readonly pattern: string;
  readonly tabId: number;
}

/** Reads `?origin=…&tab=…`; null where it asks for nothing that could be allowed. */
export const parseAllowRequest = (search: string): AllowRequest | null => {
  const values = new URLSearchParams(search);
  const origin = parseOrigin(values.get('origin') ?? '');
  const tab = values.get('tab') ?? '';
  const pattern = origin === null ? null : sitePattern(origin);
  if (origin === null || pattern === null || !/^[0-9]{1,15}$/.test(tab)) return null;
  return { origin, pattern, tabId: Number(tab) };
};

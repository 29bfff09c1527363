const extension = /^(chrome|moz)-extension:\/\/[\w-]+$/;

/**
 * Whether a page of this origin may use the broker: this server's own, browser extensions, and what
 * was opened by name, by `*` (everybody) or by `none` (programs, which name no origin).
 */
export const mayUseBroker = (
  origin: string | undefined,
  own: ReadonlySet<string>,
  opened: readonly string[],
): boolean => {
  if (opened.includes('*')) return true;
  if (origin === undefined) return opened.includes('none');
  return extension.test(origin) || own.has(origin) || opened.includes(origin);
};

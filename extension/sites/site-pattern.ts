/**
 * The match pattern for every page of the site that a person names: a host, an
 * origin or the address of a meeting. Null where it names none. Ports are left
 * out: without one a pattern matches all of them.
 */
export const sitePattern = (text: string): string | null => {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === '' || /\s/.test(trimmed) || !URL.canParse(full)) return null;
  const { protocol, hostname } = new URL(full);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const named = hostname.includes('.') || hostname === 'localhost' || hostname.startsWith('[');
  return named && !hostname.includes('*') ? `${protocol}//${hostname}/*` : null;
};

/** A match pattern as people read it. */
export const siteName = (pattern: string): string =>
  pattern.replace(/^(\*|https):\/\//, '').replace(/\/\*$/, '');

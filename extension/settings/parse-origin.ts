/** The canonical form of a web origin, or null where the text is more than one or none. */
export const parseOrigin = (text: string): string | null => {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return url.href === `${url.origin}/` ? url.origin : null;
};

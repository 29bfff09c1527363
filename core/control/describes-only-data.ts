/** Nothing but data: a control connection has no business with media. */
export const describesOnlyData = (text: string): boolean => {
  const media = text.split(/[\r\n]+/).filter((line) => /^\s*m\s*=/.test(line));
  return media.length === 1 && media[0]?.startsWith('m=application ') === true;
};

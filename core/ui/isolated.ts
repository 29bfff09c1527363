/**
 * A name, host or number inside a sentence that runs the other way: it keeps its own direction and
 * moves none of the words round it (Unicode's first strong isolate).
 */
export const isolated = (words: string | number): string => `\u2068${words}\u2069`;

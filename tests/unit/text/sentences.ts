import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What stands in for a name, host or number in a sentence. */
export const standIn = (place: number): string => `⟦${place}⟧`;

/** Every sentence by its path; where one is made by a function, what it makes of stand-ins. */
export const sentencesOf = (text: object, path = ''): Map<string, string> => {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(text)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (isObject(value))
      for (const [inner, words] of sentencesOf(value, at)) found.set(inner, words);
    else if (typeof value === 'function') found.set(at, String(value(standIn(0), standIn(1))));
    else found.set(at, String(value));
  }
  return found;
};

const sourcesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|[\\/])text[\\/]/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .filter((source) => /from '[./]+\/text\/text'/.test(source));

const leavesAt = (text: object, path: readonly string[]): string[] => {
  let at: unknown = text;
  const walked: string[] = [];
  for (const key of path) {
    // A method of a string or a list: what was walked to is used.
    if (!isObject(at) || !Object.hasOwn(at, key)) break;
    at = Reflect.get(at, key);
    walked.push(key);
  }
  const prefix = walked.join('.');
  return isObject(at) ? [...sentencesOf(at, prefix).keys()] : [prefix];
};

/**
 * The paths of `text` that the sources in `folder` read: chains from `text` and from constants that
 * hold a part of it (`const words = text.call`). Where a chain ends before a sentence, all below it
 * count as read.
 */
export const readIn = (folder: string, text: object): Set<string> => {
  const read = new Set<string>();
  for (const source of sourcesUnder(folder)) {
    const holders: [string, string[]][] = [['text', []]];
    const rest = source.replace(
      /\bconst (\w+) = text((?:\.\w+)+);/g,
      (declared: string, name: string, chain: string) => {
        const path = chain.slice(1).split('.');
        const found = leavesAt(text, path);
        const isSentence = found.length === 1 && found[0] === path.join('.');
        if (!isSentence) holders.push([name, path]);
        return isSentence ? declared : '';
      },
    );
    for (const [holder, start] of holders) {
      const chains = rest.matchAll(new RegExp(`(?<![.\\w])${holder}((?:\\.\\w+)+|(?=\\[))`, 'g'));
      for (const [, chain = ''] of chains) {
        const path = [...start, ...chain.split('.').filter((key) => key !== '')];
        for (const leaf of leavesAt(text, path)) read.add(leaf);
      }
    }
  }
  return read;
};

import { limits } from '../../core/protocol/limits';

const cut = (text: string, max: number): string => {
  const short = text.slice(0, max);
  // Never half of a character.
  return /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short;
};

/**
 * Text of a page as one line of visible characters, at most `max` UTF-16 units;
 * '' where nothing is left. Pages write what they like: control, format and
 * direction marks go.
 */
export const cleanText = (
  text: string | null | undefined,
  max: number = limits.participantNameChars,
): string =>
  cut(
    cut(text ?? '', 1_000)
      .replace(/[\s\p{Z}]+/gu, ' ')
      .replace(/\p{C}/gu, '')
      // What stood between two spaces may have been invisible.
      .replace(/ +/g, ' ')
      .trim(),
    max,
  ).trim();

/** What a screen reader would call a control, in lower case, without its shortcut: "mute (m)" is "mute". */
export const controlName = (control: Element): string =>
  cleanText(
    control.getAttribute('aria-label') ||
      control.textContent?.trim() ||
      control.getAttribute('title') ||
      control.getAttribute('data-tooltip'),
    80,
  )
    .toLowerCase()
    .replace(/\s*\([^()]*\)\s*$/, '');

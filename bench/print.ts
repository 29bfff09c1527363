import type { EngineRow } from './engine/rows';
import type { Figure } from './figures';
import type { Size } from './sizes';

type Row = readonly string[];

/** Columns as wide as their widest cell; all but the first and the last two end at the right. */
export const table = (head: Row, rows: readonly Row[], left: ReadonlySet<number>): string => {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: Row): string =>
    row
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return left.has(at) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
};

export const verdict = (reached: boolean | null): string =>
  reached === null ? '' : reached ? 'reached' : 'NOT REACHED';

const ms = (value: number): string => value.toFixed(0);

export const figureTable = (figures: readonly Figure[]): string =>
  table(
    ['milliseconds', 'median', 'p95', 'floor', 'ratio', 'target', ''],
    figures.map(({ what, median, p95, floor, ratio, target, reached }) => [
      what,
      ms(median),
      ms(p95),
      floor === null ? '' : ms(floor),
      ratio === null ? '' : ratio.toFixed(2),
      target,
      verdict(reached),
    ]),
    new Set([0, 5, 6]),
  );

export const engineTable = (rows: readonly EngineRow[]): string =>
  table(
    ['media engine', '', 'target', '', ''],
    rows.map(({ what, value, beside, target, reached }) => [
      what,
      value,
      target,
      verdict(reached),
      beside,
    ]),
    new Set([0, 2, 3, 4]),
  );

export const sizeTable = (sizes: readonly Size[]): string =>
  table(
    ['kB after gzip -9', 'size', 'target', ''],
    sizes.map(({ what, bytes, targetBytes }) => [
      what,
      (bytes / 1000).toFixed(1),
      `≤ ${targetBytes / 1000}`,
      verdict(bytes <= targetBytes),
    ]),
    new Set([0, 2, 3]),
  );

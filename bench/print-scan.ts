import { table, verdict } from './print';
import type { FrameRow } from './scan/page/main';
import { median, p95 } from './statistics';

const percent = (rows: readonly FrameRow[], read: (row: FrameRow) => boolean): string =>
  rows.length === 0 ? '' : `${Math.round((100 * rows.filter(read).length) / rows.length)} %`;

const three = (rows: readonly FrameRow[]): string[] => [
  String(rows.length),
  percent(rows, ({ ours }) => ours),
  percent(rows, ({ rivalWhole }) => rivalWhole),
  percent(rows, ({ rivalReadme }) => rivalReadme),
];

const share = (rows: readonly FrameRow[]): number =>
  rows.filter(({ ours }) => ours).length / rows.length;

/** Who read what, by what was done to the frame and by pixels a module. */
export const scanTable = (rows: readonly FrameRow[]): string => {
  const near = rows.filter(({ module }) => module >= 3);
  const middle = rows.filter(({ module }) => module >= 2.5 && module < 3);
  const far = rows.filter(({ module }) => module < 2.5);
  const of = (name: string, from: readonly FrameRow[]) =>
    from.filter(({ spec }) => spec.degradation === name);
  const names = [...new Set(rows.map(({ spec }) => spec.degradation))];
  const lines = names.map((name) => {
    const close = of(name, near);
    const wanted = name === 'none' ? 0.97 : 0.7;
    const never = (pick: (row: FrameRow) => boolean) =>
      of(name, rows).filter(pick).length <= of(name, rows).filter(({ ours }) => ours).length;
    const reached =
      share(close) >= wanted &&
      never(({ rivalWhole }) => rivalWhole) &&
      never(({ rivalReadme }) => rivalReadme);
    return [
      name,
      ...three(close),
      ...three(of(name, middle)).slice(0, 3),
      ...three(of(name, far)).slice(0, 3),
      `≥ ${100 * wanted} %, ≥ others`,
      verdict(reached),
    ];
  });
  const head = ['read', '≥ 3 px', 'Baton', 'whole', 'README', '2.5–3 px', 'Baton', 'whole'];
  const rest = ['< 2.5 px', 'Baton', 'whole', 'aim at ≥ 3 px', ''];
  return table([...head, ...rest], lines, new Set([0, 11, 12]));
};

export const timesTable = (ours: readonly number[], rival: readonly number[]): string =>
  table(
    ['milliseconds from visible to read', 'codes', 'median', 'p95', 'aim', ''],
    [
      [
        'Baton',
        String(ours.length),
        median(ours).toFixed(0),
        p95(ours).toFixed(0),
        '≤ 40',
        verdict(median(ours) <= 40),
      ],
      [
        'html5-qrcode, README',
        String(rival.length),
        median(rival).toFixed(0),
        p95(rival).toFixed(0),
        '',
        '',
      ],
    ],
    new Set([0, 4, 5]),
  );

import { create } from 'qrcode';
import { encodeInvitation } from '../../core/protocol/invitation';
import { onPicture } from './degrade';
import { paintCode, paintWall } from './paint-code';
import type { Picture } from './picture';
import { between, randomFrom } from './random';

const degradations = [
  'none',
  'blur',
  'noise',
  'low light',
  'tilt',
  'rotation',
  'moiré',
  'glare',
  'inverted',
  'JPEG',
  'handheld',
] as const;

export interface FrameSpec {
  readonly seed: number;
  readonly degradation: (typeof degradations)[number];
  readonly height: number;
  /** Of the picture's height that the code has, margin not counted. */
  readonly share: number;
  readonly version: 5 | 6;
}

export interface Frame {
  readonly text: string;
  readonly picture: Picture;
  /** Pixels a module, before it is tilted. */
  readonly module: number;
  /** To be stored and read again as a JPEG of this quality; null where not. */
  readonly jpeg: number | null;
}

const heights = [360, 480, 720, 1080];
const shares = [0.15, 0.25, 0.4, 0.6];

/** Every degradation at every size, in both versions of the code; `rounds` of other random numbers. */
export const frameSpecs = (rounds: number): FrameSpec[] => {
  const specs: FrameSpec[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const degradation of degradations)
      for (const height of heights)
        for (const share of shares)
          for (const version of [5, 6] as const)
            specs.push({ seed: specs.length + 1, degradation, height, share, version });
  return specs;
};

/** The text of a code as the overlay shows it; with a broker of its own it needs one size more. */
const textOf = (version: 5 | 6, random: () => number): string => {
  const bytes = () => Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
  const exp = Math.floor(random() * 65_536);
  const broker = version === 6 ? 'call.example.org' : null;
  const invitation = { mode: 1, exp, secret: bytes(), pin: bytes(), broker } as const;
  return `https://192.168.178.23:9443/#${encodeInvitation(invitation)}`;
};

const degrees = Math.PI / 180;

export const makeFrame = ({ seed, degradation, height, share, version }: FrameSpec): Frame => {
  const random = randomFrom(seed);
  const text = textOf(version, random);
  const code = create(text, { errorCorrectionLevel: 'M' });
  if (code.version !== version) throw new Error(`Version ${code.version}, not ${version}`);
  const width = Math.round((height * 16) / 9);
  const picture = paintWall(width, height, random);
  const pose = {
    roll: (degradation === 'rotation' ? between(random, 0, 360) : between(random, -4, 4)) * degrees,
    tilt: degradation === 'tilt' ? between(random, 20, 30) * degrees : 0,
    tiltAxis: between(random, 0, 360) * degrees,
  };
  const inverted = degradation === 'inverted';
  const place = paintCode(picture, code.modules, share, pose, inverted, random);
  onPicture[degradation]?.(picture, place, random);
  const jpeg = degradation === 'JPEG' ? between(random, 0.03, 0.2) : null;
  return { text, picture, module: place.module, jpeg };
};

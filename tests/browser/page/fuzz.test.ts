import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { DeviceFailure, openPair, type Pair } from './fuzz-run';
import { sequences } from './fuzz-sequences';
import { colourTrack, toneTrack } from './measure';
import { phoneHz } from './stage';

const env: Record<string, unknown> = import.meta.env;
const numberOf = (name: string, otherwise: number): number => Number(env[name] ?? otherwise);
const seed = numberOf('VITE_FUZZ_SEED', 1);
const total = numberOf('VITE_FUZZ_SEQUENCES', 150);
const lanes = numberOf('VITE_FUZZ_LANES', 4);
/** At one sequence in so many the far ends are listened to as well. */
const perListening = 40;
declare const gc: (options: { type: 'major'; execution: 'async' }) => Promise<void>;
/** A browser has room for 500 connections; those that are closed count until they are collected. */
const perCollection = 16;
/** New pages now and then, so that nothing old is kept for ever. */
const perPage = 50;

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});

test(`an app reads the same and nobody hears the laptop, in ${total} random sequences (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  const { signal } = ending;
  const phone = [toneTrack(phoneHz, signal), colourTrack('phone', signal)];
  let run = 0;
  let failures = 0;
  const lane = async (index: number): Promise<void> => {
    let pair: Pair | undefined;
    let used = 0;
    const renew = async (): Promise<void> => {
      const old = pair;
      pair = undefined;
      used = 0;
      await old?.end();
    };
    const property = fc.asyncProperty(sequences, async (sequence) => {
      run += 1;
      if (run % perCollection === 0) await gc({ type: 'major', execution: 'async' });
      pair ??= await openPair(phone);
      try {
        await pair.run(sequence, run % perListening === 0);
      } catch (error) {
        await renew();
        if (error instanceof DeviceFailure) failures += 1;
        else throw error;
      }
      used += 1;
      if (used === perPage) await renew();
    });
    try {
      await fc.assert(property, {
        seed: seed + index,
        numRuns: Math.ceil(total / lanes),
      });
    } finally {
      await renew();
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
  expect(run).toBeGreaterThanOrEqual(total);
  expect(failures).toBeLessThan(Math.max(2, total / 50));
});

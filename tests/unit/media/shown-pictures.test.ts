import { describe, expect, it } from 'vitest';
import { type Picture, qualitiesOf, tuningFor } from '../../../core/media/shown-pictures';

const picture = (mid: string, more: Partial<Picture> = {}): Picture => ({
  mid,
  role: 'camera',
  width: 1_280,
  height: 720,
  fresh: false,
  ...more,
});
const shown = (mid: string, width: number, height: number) => ({ mid, width, height });
const stage = shown('stage', 1_170, 1_600);
const strip = ['a', 'b', 'c', 'd', 'e'].map((mid) => shown(mid, 270, 288));
const all = [stage, ...strip].map(({ mid }) => picture(mid));

describe('what is sent of each picture', () => {
  it('is a little of many pictures until the phone says what it shows, and all of a screen', () => {
    const many = [...all.slice(0, 4), picture('screen', { role: 'screen' })];
    expect([...qualitiesOf(many, null, 0).values()]).toEqual([
      ...Array.from({ length: 4 }, () => 'tile'),
      'screen',
    ]);
  });

  it('is everything of a few until the phone says what it shows', () => {
    const qualities = qualitiesOf([picture('a'), picture('b', { role: 'screen' })], null, 0);
    expect([...qualities]).toEqual([
      ['a', 'stage'],
      ['b', 'screen'],
    ]);
  });

  it('is large for the stage, small for the tiles and nothing for what is hidden', () => {
    const qualities = qualitiesOf([...all, picture('hidden')], [stage, ...strip], 0);
    expect(qualities.get('stage')).toBe('stage');
    expect(qualities.get('a')).toBe('tile');
    expect(qualities.get('hidden')).toBe('off');
  });

  it('is large for up to three even pictures', () => {
    const even = (count: number) => {
      const showing = [stage, ...strip].slice(0, count).map(({ mid }) => shown(mid, 500, 400));
      return [...qualitiesOf(all.slice(0, count), showing, 0).values()];
    };
    expect(even(3)).toEqual(['stage', 'stage', 'stage']);
    expect(even(4)).toEqual(['tile', 'tile', 'tile', 'tile']);
  });

  it('includes somebody new before the phone can ask, unless it shows nobody', () => {
    const fresh = [
      picture('new', { fresh: true }),
      picture('shared', { fresh: true, role: 'screen' }),
    ];
    expect([...qualitiesOf(fresh, [stage], 0).values()]).toEqual(['tile', 'screen']);
    expect([...qualitiesOf(fresh, [], 0).values()]).toEqual(['off', 'off']);
  });

  it('loses the tiles first and then all pictures where the way is narrow', () => {
    const first = qualitiesOf(all, [stage, ...strip], 1);
    expect([first.get('stage'), first.get('a')]).toEqual(['stage', 'off']);
    expect(qualitiesOf(all, [stage, ...strip], 2).get('stage')).toBe('off');
  });
});

describe('the encoding', () => {
  it('of a tile has 180 lines, however the camera is held, and fewer frames among many', () => {
    expect(tuningFor(picture('a'), 'tile', strip[0], 2)).toMatchObject({
      scaleResolutionDownBy: 4,
      maxFramerate: 15,
    });
    const upright = picture('a', { width: 720, height: 1_280 });
    expect(tuningFor(upright, 'tile', strip[0], 8)).toMatchObject({
      scaleResolutionDownBy: 4,
      maxFramerate: 10,
    });
    const small = picture('a', { width: 160, height: 90 });
    expect(tuningFor(small, 'tile', strip[0], 8).scaleResolutionDownBy).toBe(1);
  });

  it('of the stage is no larger than the phone can show in either position', () => {
    const screen = picture('stage', { width: 3_840, height: 2_160 });
    expect(tuningFor(screen, 'stage', shown('stage', 1_080, 1_920), 0)).toMatchObject({
      scaleResolutionDownBy: 2,
    });
    expect(tuningFor(picture('stage'), 'stage', stage, 0).scaleResolutionDownBy).toBe(1);
  });

  it('of a screen keeps its pixels and gives up frames', () => {
    expect(tuningFor(picture('a'), 'screen', stage, 0).degradationPreference).toBe(
      'maintain-resolution',
    );
    expect(tuningFor(picture('a'), 'stage', stage, 0).degradationPreference).toBe('balanced');
  });

  it('is whole where the size of the source is not known yet, but for tiles', () => {
    const unknown = picture('a', { width: 0, height: 0 });
    expect(tuningFor(unknown, 'tile', stage, 1).scaleResolutionDownBy).toBe(2);
    for (const quality of ['stage', 'screen'] as const)
      expect(tuningFor(unknown, quality, stage, 1).scaleResolutionDownBy).toBe(1);
  });
});

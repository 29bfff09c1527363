import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type OverlayPlace, overlayPlace } from '../session/overlay-place';
import type { SettingsArea } from './stored-settings';

/** Enough for the meeting sites of one person; the longest unused goes first. */
const mostSites = 30;

/** By origin, the one used last at the end. */
const stored = v.fallback(v.array(v.tuple([v.string(), overlayPlace])), []);

const readPlaces = async (area: SettingsArea) =>
  v.parse(stored, (await area.get(['places'])).places);

/** Where the person last moved the overlay to on this site; null where they never did. */
export const readPlace = async (
  origin: string,
  area: SettingsArea = browser.storage.local,
): Promise<OverlayPlace | null> =>
  (await readPlaces(area)).find(([site]) => site === origin)?.[1] ?? null;

export const rememberPlace = async (
  origin: string,
  place: OverlayPlace,
  area: SettingsArea = browser.storage.local,
): Promise<void> => {
  const others = (await readPlaces(area)).filter(([site]) => site !== origin);
  await area.set({ places: [...others, [origin, place]].slice(-mostSites) });
};

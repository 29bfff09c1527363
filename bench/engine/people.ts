import { eventually } from '../../tests/support/eventually';
import type { Carried } from '../carry';
import { watchScreen } from './phone-screen';
import type { Meeting } from './scene';

/** Milliseconds from the event in the meeting's page until the phone's screen shows it. */
export interface PeopleTimes {
  /** First packet of a newcomer's picture → the picture is on the phone. */
  readonly came: number[];
  /** A receiver's own `mute` event → the picture is gone from the phone. */
  readonly muted: number[];
  /** Its `unmute` → the picture is there again. */
  readonly unmuted: number[];
  /** The page closes the connection → the tile is gone. */
  readonly left: number[];
}

const rounds = 8;
const newcomer = 20;

/** Somebody comes, stops and starts their camera, and leaves again, with the call on the phone. */
export const measurePeople = async (meeting: Meeting, { phone }: Carried): Promise<PeopleTimes> => {
  const screen = await watchScreen(phone);
  const times: PeopleTimes = { came: [], muted: [], unmuted: [], left: [] };
  const tilesNow = await phone.locator('.tile').count();
  const eventAt = (who: number, what: 'mute' | 'unmute', afterMs: number): Promise<number> =>
    eventually(`the page's ${what}`, async () => {
      const at = await meeting.page.evaluate(
        ([one, name]) => benchMeeting?.pictureAt(one, name) ?? null,
        [who, what] as const,
      );
      return at !== null && at >= afterMs ? at : null;
    });
  const shown = (fromMs: number, pictures: number): Promise<number> =>
    screen.when(`${pictures} pictures`, fromMs, (state) => state.pictures === pictures);

  while (times.left.length < rounds) {
    const who = newcomer + times.left.length;
    await meeting.enter(who);
    const cameAt = await eventAt(who, 'unmute', 0);
    times.came.push((await shown(cameAt, tilesNow + 1)) - cameAt);

    await meeting.showPicture(who, false);
    const mutedAt = await eventAt(who, 'mute', 0);
    times.muted.push((await shown(mutedAt, tilesNow)) - mutedAt);

    await meeting.showPicture(who, true);
    const unmutedAt = await eventAt(who, 'unmute', mutedAt);
    times.unmuted.push((await shown(unmutedAt, tilesNow + 1)) - unmutedAt);

    const leftAt = await meeting.leave(who);
    const goneAt = await screen.when('a tile less', leftAt, ({ tiles }) => tiles === tilesNow);
    times.left.push(goneAt - leftAt);
  }
  return times;
};

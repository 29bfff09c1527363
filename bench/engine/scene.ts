import type { BrowserContext, Page } from 'playwright';
import { buildExtension } from '../../tests/support/build-extension';
import { launchParticipant, launchPhone, type Participant } from '../../tests/support/chromium';
import { eventually } from '../../tests/support/eventually';
import { cached, tones } from '../../tests/support/fake-media';
import { launchLaptop } from '../../tests/support/handoff';
import { listenOnLoopback } from '../../tests/support/http-origin';
import { allowedHost } from '../../tests/support/janus';
import { startPeerServer } from '../../tests/support/peer-server';
import { runProgram } from '../../tests/support/run-program';
import { fanOut } from './fan-out';
import { installFar } from './far-page';
import { installMeeting } from './meeting-page';
import { codeBits, codeSquare } from './picture-code';

export interface Meeting {
  /** The laptop's page. */
  readonly page: Page;
  /** Everybody else's. */
  readonly far: Page;
  enter(person: number): Promise<void>;
  /** Both ends close; when the laptop's page did, in milliseconds since 1970. */
  leave(person: number): Promise<number>;
  showPicture(person: number, on: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface EngineScene {
  readonly laptop: Participant;
  readonly phone: BrowserContext;
  /** The server that gives the phone its app and carries the signalling. */
  readonly server: string;
  /** Where the extension's hooks are from the start, and the same page where they are not. */
  readonly hooked: string;
  readonly plain: string;
  /** A meeting in a tab, and so in a process, of its own. */
  meet(people: number): Promise<Meeting>;
}

const meetingPage = `<!doctype html><title>Meeting</title><style>
body { margin: 0; background: #222 }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(380px, 1fr)) }
video { width: 100%; aspect-ratio: 16 / 9 }
video.own { order: 1 }
</style><main></main>`;
const farPage =
  '<!doctype html><title>Far</title><video id="heard" autoplay></video><audio id="own" autoplay muted></audio>';

const files = new Map([
  ['/far', { type: 'text/html', content: farPage }],
  ['/fan-out.js', { type: 'text/javascript', content: `(${fanOut})();` }],
]);

/** Two seconds of 640×360 at 30 frames a second, soft shapes that drift with a little grain. */
const camera = (): Promise<string> =>
  cached('bench-camera-30.y4m', async (path) => {
    await runProgram('ffmpeg', [
      ...[
        '-v',
        'error',
        '-y',
        '-f',
        'lavfi',
        '-i',
        'gradients=s=640x360:r=30:n=6:speed=0.02:seed=3',
      ],
      ...[
        '-vf',
        'noise=alls=3:allf=t',
        '-t',
        '2',
        '-pix_fmt',
        'yuv420p',
        '-f',
        'yuv4mpegpipe',
        path,
      ],
    ]);
  });

/**
 * The laptop with the built extension, a phone, and one page that is everybody else, each a browser
 * process of its own, all on loopback. The meeting is built as with an SFU: one connection that
 * publishes, and one for each other person.
 */
export const setEngineScene = async (signal: AbortSignal): Promise<EngineScene> => {
  const server = await startPeerServer({ signal });
  const site = await listenOnLoopback((request, response) => {
    const { type, content } = files.get(request.url ?? '') ?? {
      type: 'text/html',
      content: meetingPage,
    };
    response.setHeader('content-type', type).end(content);
  }, signal);
  const extension = await buildExtension({
    server: server.origin,
    sites: `http://${allowedHost}/*`,
    signal,
  });
  const video = await camera();
  const person = { video, signal };
  const laptop = await launchLaptop({ ...person, name: 'laptop', toneHz: tones.laptop, extension });
  const others = await launchParticipant({
    ...person,
    name: 'others',
    toneHz: tones.anna,
    args: ['--autoplay-policy=no-user-gesture-required'],
  });
  const phone = await launchPhone({ ...person, name: 'phone', toneHz: tones.phone });
  await laptop.context.grantPermissions([
    'clipboard-read',
    'clipboard-write',
    'camera',
    'microphone',
  ]);
  const hooked = `http://${allowedHost}:${site.port}/`;

  return {
    laptop,
    phone: phone.context,
    server: server.origin,
    hooked,
    plain: `http://plain.localhost:${site.port}/`,
    async meet(people) {
      const page = await laptop.context.newPage();
      await page.goto(hooked);
      await page.evaluate(installMeeting);
      const far = await others.context.newPage();
      await far.goto(`http://localhost:${site.port}/far`);
      await far.evaluate(installFar, { squares: codeBits, side: codeSquare });

      const offer = await page.evaluate(() => benchMeeting?.publish() ?? '');
      const answer = await far.evaluate((sdp) => benchFar?.hear(sdp) ?? '', offer);
      await page.evaluate((sdp) => benchMeeting?.published(sdp), answer);
      const negotiate = async (of: number, sdp: string): Promise<void> => {
        const answered = await page.evaluate(
          ([who, what]) => benchMeeting?.answer(who, what) ?? '',
          [of, sdp] as const,
        );
        await far.evaluate(([who, what]) => benchFar?.accept(who, what), [of, answered] as const);
      };
      const meeting: Meeting = {
        page,
        far,
        async enter(who) {
          await negotiate(who, await far.evaluate((one) => benchFar?.offer(one) ?? '', who));
        },
        async leave(who) {
          const at = await page.evaluate((one) => benchMeeting?.leave(one) ?? 0, who);
          await far.evaluate((one) => benchFar?.leave(one), who);
          return at;
        },
        async showPicture(who, on) {
          const sdp = await far.evaluate(
            ([one, shown]) => benchFar?.showPicture(one, shown) ?? '',
            [who, on] as const,
          );
          await negotiate(who, sdp);
        },
        async close() {
          await Promise.all([page.close(), far.close()]);
        },
      };
      for (let who = 0; who < people; who += 1) await meeting.enter(who);
      await eventually('everybody is seen', () =>
        page.evaluate(
          (count) =>
            [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0)
              .length ===
            count + 1,
          people,
        ),
      );
      return meeting;
    },
  };
};

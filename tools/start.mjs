// `npm start`: installs what is missing, builds, starts the server for this machine and the phones
// in its network, opens a browser with the extension, and says what to do next.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale, installPackages, requireNode, root } from './steps.mjs';

const extensionDir = join(root, 'dist', 'extension', 'chrome-mv3');

/** Chromium-family browsers. Branded ones refuse `--load-extension`, so they come last. */
const browsers = [
  { path: '/usr/bin/chromium', loads: true },
  { path: '/usr/bin/chromium-browser', loads: true },
  { path: '/snap/bin/chromium', loads: true },
  { path: '/Applications/Chromium.app/Contents/MacOS/Chromium', loads: true },
  { path: '/usr/bin/google-chrome', loads: false },
  { path: '/usr/bin/google-chrome-stable', loads: false },
  { path: '/usr/bin/microsoft-edge', loads: false },
  { path: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', loads: false },
  { path: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', loads: false },
  { path: 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', loads: false },
];

const isProgram = ({ path }) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not here: the next place may have it.
    return false;
  }
};

const findBrowser = () => {
  const named = process.env.BATON_CHROMIUM;
  const all = named === undefined ? browsers : [{ path: named, loads: true }, ...browsers];
  return all.find(isProgram) ?? null;
};

const hasDisplay = () =>
  ['darwin', 'win32'].includes(process.platform) ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const children = new Set();
const start = (command, args, options) => {
  const child = spawn(command, args, { cwd: root, ...options });
  children.add(child);
  child.once('exit', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
};

let stopping = false;
/** Ends everything that was started here, then this process. */
const stop = async (code) => {
  if (stopping) return;
  stopping = true;
  const ending = [...children].map((child) => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    return ended;
  });
  const hurry = setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
  }, 5_000);
  await Promise.allSettled(ending);
  clearTimeout(hurry);
  process.exit(code);
};

/** Starts the server and waits until it serves; answers its addresses as it printed them. */
const startServer = async () => {
  const env = { ...process.env, BATON_TLS: process.env.BATON_TLS || 'local' };
  const server = start(process.execPath, [join('dist', 'peer-server', 'main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const ready = new Promise((resolve) => {
    server.stdout.on('data', (chunk) => {
      text += chunk;
      if (/^baton ready \S+\n/m.test(text)) resolve();
    });
  });
  // It has said why on its own.
  server.once('exit', (code) => void stop(code ?? 1));
  await ready;
  const origin = /^baton ready (\S+)$/m.exec(text)?.[1];
  const { phoneOrigin } = await (await fetch(`${origin}/baton.json`)).json();
  server.stdout.removeAllListeners('data');
  // Later lines tell of new addresses and certificates.
  server.stdout.pipe(process.stdout);
  return {
    origin,
    phoneOrigin,
    certificatePage: /^baton certificate (http\S+)$/m.exec(text)?.[1],
    fingerprint: /^baton certificate fingerprint (\S+)$/m.exec(text)?.[1],
  };
};

const openBrowser = ({ path, loads }) => {
  const profile = join(root, '.cache', 'browser-profile');
  mkdirSync(profile, { recursive: true });
  const args = [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(loads ? [`--load-extension=${extensionDir}`] : ['chrome://extensions']),
  ];
  start(path, args, { stdio: 'ignore' });
};

const loadByHand = `open chrome://extensions, switch on "Developer mode", press "Load unpacked"
   and choose ${extensionDir}`;

const say = async ({ origin, phoneOrigin, certificatePage, fingerprint }, browser) => {
  const { default: qrcode } = await import('qrcode');
  const { hostname, protocol } = new URL(phoneOrigin);
  const lines = ['', `Baton is running at ${origin}`, ''];
  if (hostname === 'localhost' || protocol !== 'https:') {
    lines.push(
      'No phone can reach this computer now: connect it to the network that the phone is in.',
    );
  } else {
    if (certificatePage !== undefined) {
      lines.push(
        `1. Phone, once: open ${certificatePage} and install the certificate.`,
        `   Its fingerprint: ${fingerprint}`,
      );
    } else lines.push('1. The phone needs nothing: the certificate is yours.');
    lines.push(`2. Phone: open ${phoneOrigin}`, '');
    lines.push(await qrcode.toString(`${phoneOrigin}/`, { type: 'terminal', small: true }));
  }
  const opened = 'in the browser that has just opened';
  if (browser === null) lines.push(`3. Laptop: in a Chromium-family browser, ${loadByHand}.`);
  else if (!browser.loads) lines.push(`3. Laptop: ${opened}, ${loadByHand}.`);
  const step = browser?.loads ? 3 : 4;
  const where = browser?.loads ? `${opened}, ` : '';
  lines.push(`${step}. Laptop: ${where}join a meeting and press Baton's button in the toolbar.`);
  lines.push('', 'Ctrl+C ends it.');
  console.log(lines.join('\n'));
};

requireNode();
installPackages();
buildWhenStale();
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
const server = await startServer();
const browser = hasDisplay() ? findBrowser() : null;
if (browser !== null) openBrowser(browser);
await say(server, browser);

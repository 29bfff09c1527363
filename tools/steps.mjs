// What the command-line tools share. Plain Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command with its output shown; ends this process where it fails. */
export const run = (command, args, options = {}) => {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (status !== 0) process.exit(status ?? 1);
};

export const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Baton needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
};

/** Installs the packages when they are missing or older than the lock file. */
export const installPackages = () => {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing packages…');
  // Some packages name optional binaries of other platforms that registries lack: not `npm ci`.
  run('npm', ['install', '--no-audit', '--no-fund']);
};

const sources = ['core', 'extension', 'pwa', 'peer-server', 'wxt.config.ts', 'package-lock.json'];

const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

/** Builds when something is missing in dist/ or older than its sources. */
export const buildWhenStale = () => {
  const built = ['extension/chrome-mv3/manifest.json', 'pwa/index.html', 'peer-server/main.js'].map(
    (path) => join(root, 'dist', path),
  );
  const fresh =
    built.every((path) => existsSync(path)) &&
    Math.min(...built.map((path) => statSync(path).mtimeMs)) >=
      Math.max(...sources.map((path) => newest(join(root, path))));
  if (!fresh) run(process.execPath, ['tools/build.mjs']);
};

/** Runs `main` of a TypeScript program in this process, with Vite's runner. */
export const runTypeScript = async (path) => {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, path), { configFile: false, root });
  await module.main();
};

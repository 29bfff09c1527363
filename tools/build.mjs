// Builds everything into dist/: the extension for both browsers, the PWA, the server.
import { compress } from './compress.mjs';
import { root, run } from './steps.mjs';

const steps = [
  ['wxt', 'build', '-b', 'chrome'],
  ['wxt', 'build', '-b', 'firefox', '--mv2'],
  ['vite', 'build', '-c', 'pwa/vite.config.ts'],
  ['vite', 'build', '-c', 'peer-server/vite.config.ts'],
];
for (const step of steps) run('npx', ['--no-install', ...step]);
await compress(`${root}/dist/pwa`);

// `npm run gallery`: shows every screen in every state, without a call.
import { installPackages, requireNode, run } from './steps.mjs';

requireNode();
installPackages();
run('npx', [
  '--no-install',
  'vite',
  '-c',
  'gallery/vite.config.ts',
  '--open',
  ...process.argv.slice(2),
]);

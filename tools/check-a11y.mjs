// `npm run check:a11y`: axe over every state of every screen, in both themes and every language.
import { installPackages, requireNode, run } from './steps.mjs';

requireNode();
installPackages();
const file = 'tests/browser/gallery/accessibility.test.ts';
run('npx', ['--no-install', 'vitest', 'run', '--project', 'browser', file], {
  env: { ...process.env, VITE_EVERY_LANGUAGE: '1' },
});

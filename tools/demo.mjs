// `npm run demo`: installs and builds what is missing, then carries a call between real browsers.
import { buildWhenStale, installPackages, requireNode, runTypeScript } from './steps.mjs';

requireNode();
installPackages();
buildWhenStale();
await runTypeScript('bench/demo.ts');

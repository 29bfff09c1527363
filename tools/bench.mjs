// `npm run bench`: installs and builds what is missing, then measures handoffs beside their floors
// and the media engine; `-- handoff` or `-- engine` runs one of the two.
import { buildWhenStale, installPackages, requireNode, runTypeScript } from './steps.mjs';

requireNode();
installPackages();
buildWhenStale();
await runTypeScript('bench/bench.ts');

// `npm run soak:broker`: twenty minutes of clients that come, pair and go; `-- 5` for five.
import { buildWhenStale, installPackages, requireNode, runTypeScript } from './steps.mjs';

requireNode();
installPackages();
buildWhenStale();
await runTypeScript('bench/broker-soak.ts');

// `npm run bench:broker`: the broker beside the stock `peer` server in the same run, and two nodes
// on a Redis beside one; `-- memory` or `-- relay` runs one of the two parts.
import { buildWhenStale, installPackages, requireNode, runTypeScript } from './steps.mjs';

requireNode();
installPackages();
buildWhenStale();
await runTypeScript('bench/broker.ts');

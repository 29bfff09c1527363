// `npm run bench:start`: how the built app starts on a slow phone, and what Lighthouse says of it.
import { buildWhenStale, installPackages, requireNode, runTypeScript } from './steps.mjs';

requireNode();
installPackages();
buildWhenStale();
await runTypeScript('bench/start.ts');

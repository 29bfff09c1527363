// `npm run bench:scan`: both scanners on generated frames and on a camera; `-- 3` for three rounds.
import { installPackages, requireNode, runTypeScript } from './steps.mjs';

requireNode();
installPackages();
await runTypeScript('bench/scan.ts');

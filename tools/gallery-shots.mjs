// `npm run gallery:shots` writes the reference pictures, `npm run gallery:check` compares with them.
import { installPackages, requireNode, runTypeScript } from './steps.mjs';

requireNode();
installPackages();
await runTypeScript('tools/gallery-shots.ts');

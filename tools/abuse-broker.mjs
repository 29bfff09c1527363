// `npm run abuse:broker`: what people with bad intentions do, on the built broker, with figures.
import { buildWhenStale, installPackages, requireNode, runTypeScript } from './steps.mjs';

requireNode();
installPackages();
buildWhenStale();
await runTypeScript('bench/broker-abuse.ts');

// `npm run fuzz`: random sequences of what an app may do in a handoff, many more than `npm test` runs.
// `npm run fuzz -- 10000 7` runs ten thousand of them from seed 7, in batches of new browsers; the batch that
// begins with seed 3007 goes alone as `npm run fuzz -- 1000 3007`.
import { spawnSync } from 'node:child_process';
import { installPackages, requireNode, root } from './steps.mjs';

const perBatch = 1_000;

requireNode();
installPackages();
const [total = 10_000, first = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
let ran = 0;
for (let seed = first; ran < total; seed += 1_000) {
  const count = Math.min(perBatch, total - ran);
  console.log(`Sequences ${ran + 1} to ${ran + count}, seed ${seed}`);
  const { status } = spawnSync(
    'npx',
    ['--no-install', 'vitest', 'run', '--project', 'browser', 'tests/browser/page/fuzz.test.ts'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, VITE_FUZZ_SEQUENCES: String(count), VITE_FUZZ_SEED: String(seed) },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  ran += count;
}
console.log(`${ran} sequences: the app read the same with Baton as without it.`);

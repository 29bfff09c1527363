// `npm test`: installs what is missing, builds, runs unit, browser and e2e tests.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { buildWhenStale, installPackages, requireNode, root } from './steps.mjs';

/** Debian packages that the end-to-end tests stand on: real meeting software, media tools, a display. */
const systemPackages = {
  chromium: ['chromium'],
  janus: ['janus', 'janus-demos'],
  ffmpeg: ['ffmpeg'],
  zbarimg: ['zbar-tools'],
  gcc: ['gcc', 'libc6-dev'],
  Xvfb: ['xvfb'],
  xdotool: ['xdotool'],
  'redis-server': ['redis-server'],
  turnserver: ['coturn'],
};

const there = (command) =>
  spawnSync(process.platform === 'win32' ? 'where' : 'which', [command]).status === 0;

const installSystemPackages = () => {
  const missing = Object.keys(systemPackages).filter((command) => !there(command));
  if (missing.length === 0) return;
  const packages = missing.flatMap((command) => systemPackages[command]);
  const isRoot = process.getuid?.() === 0;
  if (!there('apt-get') || !isRoot) {
    console.log(`Not found: ${missing.join(', ')}. Tests that need them will say so.`);
    console.log(`On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`);
    return;
  }
  console.log(`Installing ${packages.join(' ')}…`);
  // At this run level Debian starts no service of what it installs: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio: 'inherit', env });
};

requireNode();
installPackages();
installSystemPackages();
buildWhenStale();

/** The failed tests of a report, each with the first line of why: the whole story is far above. */
const failuresIn = ({ testResults }) =>
  testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const said = (what, why) => `FAILED ${relative(root, name)} ${what}: ${why.split('\n')[0]}`;
    if (failed.length === 0 && message) return [said('did not load', message)];
    return failed.map((one) => said(`> ${one.fullName}`, one.failureMessages[0] ?? ''));
  });

let failedRuns = 0;
const failures = [];
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const project of ['unit', 'browser', 'e2e']) {
  const report = `node_modules/.cache/baton-${project}.json`;
  const { status } = spawnSync(
    'npx',
    [
      '--no-install',
      'vitest',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0) failedRuns += 1;
  try {
    const result = JSON.parse(readFileSync(`${root}/${report}`, 'utf8'));
    failures.push(...failuresIn(result));
    counts.passed += result.numPassedTests;
    counts.failed += result.numFailedTests;
    counts.skipped += result.numPendingTests;
  } catch {
    console.error(`The ${project} tests left no report: they did not run to their end.`);
    failedRuns += 1;
  }
}
// A file that could not even load fails its run without a failed test: it must count.
const failed = Math.max(counts.failed, failedRuns);
for (const failure of failures) console.log(failure);
console.log(
  `${counts.passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
);
process.exit(failed === 0 ? 0 : 1);

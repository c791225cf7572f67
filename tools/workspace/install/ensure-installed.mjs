// Runs before each root script: installs the locked dependencies unless exactly these are there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { withInstallLock } from './install-lock.mjs';
import { expectedStamp, root, stampFile } from './stamp.mjs';

const oldestNodeMajor = 20;

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expectedStamp();
}

function install() {
  // npm's own Node.js, not the one inside node_modules that `npm ci` is about to delete.
  const { npm_node_execpath: node, npm_execpath: npm } = process.env;
  if (!node || !npm) return fail('Dependencies are missing or out of date. Run: npm ci');
  console.error('Installing the locked dependencies (once for each change of package-lock.json) …');
  const { status } = spawnSync(node, [npm, 'ci'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) fail('The installation failed: see the messages of npm above.');
}

if (Number(process.versions.node.split('.')[0]) < oldestNodeMajor)
  fail(`Node.js ${oldestNodeMajor} or newer is needed to begin with; this is ${process.version}.`);
else if (!isInstalled())
  withInstallLock(() => {
    if (!isInstalled()) install();
  });

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { countResults } from './count-results.ts';
import { listProjects, readTaskResults, readTestReports } from './read-results.ts';

const root = join(import.meta.dirname, '../../../..');
const targets = ['format', 'unused', 'build', 'lint', 'package', 'size', 'test'];

const startedAtMs = Date.now();
const { status } = spawnSync('nx', ['run-many', '-t', ...targets, '--outputStyle=static'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    // Some hundred programs are started, many of them the same.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'),
  },
});

const { passed, failed, skipped } = countResults({
  expected: listProjects(root).flatMap((project) =>
    project.targets
      .filter((target) => targets.includes(target))
      .map((target) => `${project.name}:${target}`),
  ),
  results: readTaskResults(root, startedAtMs),
  reports: readTestReports(root),
  startedAtMs,
});
if (skipped > 0) console.log(`${skipped} skipped, each with the reason in its title`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = status === 0 && failed === 0 ? 0 : 1;

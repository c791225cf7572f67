import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { installLocked } from '../fixtures/install-locked.ts';
import { behaviourCases } from './behaviour/behaviour-cases.ts';
import type { Report } from './behaviour/main.ts';
import { bundleSuite } from './bundle-suite.ts';
import { startFrontServer } from './front-server.ts';
import { runtimes } from './runtimes.ts';
import type { Runtime } from './runtimes.ts';

/** Includes a first installation of what is tested, some 600 MB. */
const preparationMs = 300_000;

/** A suite takes some five seconds, and more where many things run at once. */
const longestSuiteMs = 90_000;

const folder = mkdtempSync(join(tmpdir(), 'client-runtimes-'));
const reports = new Map<Runtime, Promise<Report>>();

beforeAll(async () => {
  const modules = await installLocked(import.meta.dirname);
  const script = await bundleSuite();
  for (const runtime of runtimes.filter(({ isAvailable }) => isAvailable)) {
    const report = reportOf(runtime, modules, script);
    report.catch(() => undefined); // the tests of this runtime tell
    reports.set(runtime, report);
  }
}, preparationMs);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function reportOf(runtime: Runtime, modules: string, script: string): Promise<Report> {
  const place = mkdtempSync(join(folder, 'runtime-'));
  const suite = join(place, 'suite.mjs');
  writeFileSync(suite, script);
  const server = await startFrontServer(script);
  const program = await runtime.start({ modules, folder: place, suite, origin: server.origin });
  const late = AbortSignal.timeout(longestSuiteMs);
  const tooLate = once(late, 'abort').then(() => Promise.reject(late.reason as Error));
  try {
    const report = await Promise.race([server.report, program.failed, tooLate]);
    // The suite itself writes it.
    return JSON.parse(report) as Report;
  } finally {
    await program.stop();
    await server.close();
  }
}

const names = behaviourCases.map(({ name }) => name);

for (const runtime of runtimes) {
  const { name, isAvailable, identity } = runtime;
  const reason = `the registry has none for ${process.platform} ${process.arch} that is locked here`;
  const title = isAvailable ? name : `${name} (skipped: ${reason})`;

  describe.skipIf(!isAvailable)(title, () => {
    test('runs every case once', { timeout: preparationMs }, async () => {
      const report = await reports.get(runtime);
      expect(report?.identity).toMatch(identity);
      expect(report?.results.map((result) => result.name)).toEqual(names);
    });

    for (const { name: caseName, needsSingleSending } of behaviourCases) {
      const isImpossible = runtime.repeatsByItself && needsSingleSending;
      const caseTitle = isImpossible
        ? `${caseName} (skipped: ${name} itself repeats it)`
        : caseName;

      test.skipIf(isImpossible)(caseTitle, { timeout: preparationMs }, async () => {
        const report = await reports.get(runtime);
        const result = report?.results.find((one) => one.name === caseName);
        expect(result).toBeDefined();
        expect(result?.failure).toBeUndefined();
      });
    }
  });
}

test('names no case twice', () => {
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(25);
});

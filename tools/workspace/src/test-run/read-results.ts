import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TaskResult, TestReport } from './count-results.ts';

interface Project {
  readonly name: string;
  /** Folder, relative to the root of the repository. */
  readonly folder: string;
  readonly targets: readonly string[];
}

/** Lists the projects below `root` with their targets. */
export function listProjects(root: string): readonly Project[] {
  return globSync(['openapi/project.json', '{packages,apps,tools}/*/project.json'], {
    cwd: root,
  }).map((file) => {
    const project = readJson(join(root, file)) as { name: string; targets: object };
    return { name: project.name, folder: dirname(file), targets: Object.keys(project.targets) };
  });
}

/** Reads what Nx has noted of its last run, or nothing if that began before `startedAtMs`. */
export function readTaskResults(root: string, startedAtMs: number): readonly TaskResult[] {
  const file = join(root, '.nx/cache/run.json');
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  return mtimeMs < startedAtMs ? [] : (readJson(file) as { tasks: readonly TaskResult[] }).tasks;
}

/** Reads the reports that Vitest has left in the folders of the projects. */
export function readTestReports(root: string): ReadonlyMap<string, TestReport> {
  return new Map(
    listProjects(root).flatMap(({ name, folder }) => {
      const file = join(root, folder, 'test-results/vitest.json');
      return statSync(file, { throwIfNoEntry: false })
        ? [[name, readJson(file) as TestReport] as const]
        : [];
    }),
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

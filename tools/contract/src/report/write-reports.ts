import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContractReport } from './contract-report.ts';
import { renderJunit } from './render-junit.ts';
import { renderMarkdown } from './render-markdown.ts';

/** Writes `report.md`, `report.json` and `junit.xml` into a folder, which is made if need be. */
export async function writeReports(folder: string, report: ContractReport): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, 'report.md'), renderMarkdown(report));
  await writeFile(join(folder, 'junit.xml'), renderJunit(report));
}

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Har } from '../cassette/har.ts';
import type { LiveReport } from './live-report.ts';
import { renderLedger } from './render-ledger.ts';

/**
 * Makes sure of a folder for the report, before anybody is asked anything.
 *
 * @throws Error naming the folder if it cannot be one
 */
export async function createFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new Error(`The report cannot be written to ${folder}: ${code}. Name another folder.`, {
      cause,
    });
  });
}

/**
 * Writes cassette, findings and ledger into a folder that there is. Each file is whole at any time, so what was
 * found out survives whatever happens next.
 */
export async function writeReport(
  folder: string,
  report: LiveReport,
  cassette: Har,
): Promise<void> {
  await replaceFile(join(folder, 'cassette.har'), toJson(cassette));
  await replaceFile(join(folder, 'findings.json'), toJson(report));
  await replaceFile(join(folder, 'ledger.yaml'), renderLedger(report.findings));
}

function toJson(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

async function replaceFile(path: string, text: string): Promise<void> {
  const partial = `${path}.partial`;
  await writeFile(partial, text);
  await rename(partial, path);
}

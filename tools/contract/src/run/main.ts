import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ContractReport } from '../report/contract-report.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { writeReports } from '../report/write-reports.ts';
import { showProgress } from './show-progress.ts';
import { toFailedReport } from './to-report.ts';
import { verifyContract } from './verify-contract.ts';

const usage = `npm run contract [-- --base <git revision or file>] [--report <folder>]

Verifies everything that keeps the contract, and says where it is broken.

  --base    what to compare with for breaking changes; by default the merge base
            with main, or on main the commit before
  --report  where report.md, report.json and junit.xml go (default: dist/contract)

Exit code: 0 all aligned, 1 a finding, 2 could not run.`;

const root = join(import.meta.dirname, '../../../..');
const exitCodes = { aligned: 0, finding: 1, 'could not run': 2 } as const;

// A parent that has gone, such as the head of a pipe, ends this quietly.
process.stdout.on('error', () => process.exit());

process.exit(await main());

async function main(): Promise<number> {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        base: { type: 'string' },
        report: { type: 'string', default: join(root, 'dist/contract') },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${usage}`);
    return exitCodes['could not run'];
  }
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const report = await verify(values.base);
  console.log(renderTerminal(report));
  const folder = resolve(values.report);
  try {
    await writeReports(folder, report);
  } catch (error) {
    console.error(`The report could not be written to ${folder}: ${messageOf(error)}`);
    return exitCodes['could not run'];
  }
  console.log(`Report: ${relative(process.cwd(), folder)}/report.{md,json}, junit.xml`);
  return exitCodes[report.outcome];
}

async function verify(base: string | undefined): Promise<ContractReport> {
  const startedAt = new Date();
  const progress = showProgress({ isTerminal: process.stdout.isTTY });
  try {
    return await verifyContract({ root, base, onOutcome: progress.settle });
  } catch (error) {
    return toFailedReport(startedAt, new Date(), messageOf(error));
  } finally {
    await progress.end();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

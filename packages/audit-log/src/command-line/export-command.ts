import type { AuditReader } from '../audit-reader.ts';
import { writeLines } from './json-lines.ts';
import { writeNewFile } from './output-file.ts';
import type { ExportCommand } from './parse-command.ts';
import type { CommandOutput } from './run-audit.ts';

/** Writes the entries of a period, and the watermark, to a file or to standard output. Returns the exit code. */
export async function runExport(
  reader: AuditReader,
  { period, output }: ExportCommand,
  { stdout, stderr }: CommandOutput,
): Promise<number> {
  const lines = reader.export(period);
  if (output === undefined) {
    await writeLines(lines, stdout);
    return 0;
  }
  const lineCount = await writeNewFile(output, (file) => writeLines(lines, file));
  // The last line is the watermark.
  stderr.write(`exported ${lineCount - 1} entries to ${output}\n`);
  return 0;
}

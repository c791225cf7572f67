import type { AuditReader } from '../audit-reader.ts';
import { writeJsonLines } from './json-lines.ts';
import { writeNewFile } from './output-file.ts';
import type { ExportCommand } from './parse-command.ts';
import type { CommandOutput } from './run-audit.ts';

/** Writes the entries of a period to a file or to standard output. Returns the exit code. */
export async function runExport(
  reader: AuditReader,
  { filter, output }: ExportCommand,
  { stdout, stderr }: CommandOutput,
): Promise<number> {
  const entries = reader.query(filter);
  if (output === undefined) {
    await writeJsonLines(entries, stdout);
    return 0;
  }
  const entryCount = await writeNewFile(output, (file) => writeJsonLines(entries, file));
  stderr.write(`exported ${entryCount} entries to ${output}\n`);
  return 0;
}

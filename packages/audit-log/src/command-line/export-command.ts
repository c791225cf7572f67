import type { Writable } from 'node:stream';

import { openAuditReader } from '../audit-reader.ts';
import { convertExport } from '../export/formats/convert-export.ts';
import { exportFormats } from '../export/formats/export-format.ts';
import { parseWatermarkLine } from '../export/watermark.ts';
import { orInterrupted } from './interruption.ts';
import { writeLines } from './json-lines.ts';
import { orUsageError } from './or-usage-error.ts';
import { writeNewFile } from './output-file.ts';
import type { ExportCommand } from './parse-export.ts';
import { createProgressBar } from './progress-bar.ts';
import type { ReadingTally } from './reading-tally.ts';
import { recordReading } from './record-reading.ts';
import type { AuditEnvironment } from './run-audit.ts';

/** Writes the entries of a period, and the watermark, to a file or to standard output. Returns the exit code. */
export async function runExport(
  command: ExportCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { store, log, period, output, format } = command;
  const { stdout, stderr, signal, clock = () => new Date() } = environment;
  await openAuditReader({ url: store }).logs();
  const details = {
    format,
    ...(period.logId !== undefined && { ofLog: period.logId }),
    ...(period.since && { since: period.since.toISOString() }),
    ...(period.until && { until: period.until.toISOString() }),
  };

  async function write(stream: Writable, tally: ReadingTally): Promise<void> {
    const reader = openAuditReader({ url: store, log });
    const logs = await reader.logs();
    const total = logs.find(({ logId }) => logId === period.logId) ?? logs[0];
    const bar = createProgressBar(
      stderr,
      'exported',
      output === undefined ? 0 : (total?.size ?? 0),
    );
    async function* lines(): AsyncGenerator<string> {
      let count = 0;
      for await (const line of orInterrupted(reader.export(period), signal)) {
        noteWatermark(line, tally, count);
        count += 1;
        if (output !== undefined) bar.update(count);
        yield line;
      }
    }
    try {
      if (format === 'ndjson') {
        await writeLines(lines(), stream);
      } else {
        const form = exportFormats[format];
        await writeLines(convertExport(lines(), form, clock()), stream, form.lineBreak);
      }
    } finally {
      bar.stop();
    }
  }

  return recordReading(
    environment,
    { store, operation: 'exportAuditLog', details },
    async (tally) => {
      if (output === undefined) {
        await orUsageError(write(stdout, tally));
      } else {
        await writeNewFile(output, (file) => orUsageError(write(file, tally)));
        stderr.write(`exported ${tally.details.count ?? 0} entries to ${output}\n`);
      }
      return 0;
    },
  );
}

/** The last line says what was exported; one that never comes, that it was not all. */
function noteWatermark(line: string, tally: ReadingTally, count: number): void {
  const watermark = line.startsWith('{"watermark":') ? parseWatermarkLine(line) : undefined;
  if (watermark === undefined) {
    tally.note({ count: count + 1 });
    return;
  }
  const { logId: ofLog, firstSequence, lastSequence, rootHash } = watermark;
  tally.note({ count: watermark.count, ofLog, firstSequence, lastSequence, rootHash });
}

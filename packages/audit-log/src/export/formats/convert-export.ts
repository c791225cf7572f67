import { readAuditEntry } from '../../audit-entry-shape.ts';
import { parseWatermarkLine } from '../watermark.ts';
import type { Watermark } from '../watermark.ts';
import type { ExportedEvent, ExportFormat } from './export-format.ts';

/**
 * The same export in another form: each entry, and last the watermark, as an event of the operation
 * `exportAuditLog` that says range, count and root hash.
 *
 * @param lines of an export as `AuditReader.export` gives them
 * @param exportedAt time of the watermark
 */
export async function* convertExport(
  lines: AsyncIterable<string>,
  format: ExportFormat,
  exportedAt: Date,
): AsyncGenerator<string> {
  if (format.header !== undefined) yield format.header;
  for await (const line of lines) {
    const watermark = parseWatermarkLine(line);
    const event =
      watermark === undefined
        ? readAuditEntry(JSON.parse(line))
        : toWatermarkEvent(watermark, exportedAt);
    yield format.toLine(event);
  }
}

function toWatermarkEvent(watermark: Watermark, exportedAt: Date): ExportedEvent {
  const { logId, firstSequence, lastSequence, count, rootHash, since, until } = watermark;
  return {
    schemaVersion: 2,
    logId,
    time: exportedAt.toISOString(),
    requestId: 'watermark',
    category: 'reading',
    phase: 'outcome',
    decision: 'allowed',
    operation: 'exportAuditLog',
    details: {
      ...{ firstSequence, lastSequence, count, rootHash },
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
    },
  };
}

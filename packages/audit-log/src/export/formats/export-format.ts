import type { AuditEntry } from '../../audit-entry.ts';
import { csvFormat } from './csv-format.ts';
import { ecsFormat } from './ecs-format.ts';
import { ocsfFormat } from './ocsf-format.ts';

/** An entry; or the watermark behind the last one, which has no place in the log. */
export type ExportedEvent = Omit<AuditEntry, 'sequence'> & { readonly sequence?: number };

/** A form that other programs read. */
export interface ExportFormat {
  /** First line; nothing in forms without one. */
  readonly header?: string;
  /** One event as a line, without its line break. */
  toLine(event: ExportedEvent): string;
  readonly lineBreak: '\n' | '\r\n';
}

/** Names of the forms, besides the canonical one. */
export type ExportFormatName = 'csv' | 'ocsf' | 'ecs';

export const exportFormats: Readonly<Record<ExportFormatName, ExportFormat>> = {
  csv: csvFormat,
  ocsf: ocsfFormat,
  ecs: ecsFormat,
};

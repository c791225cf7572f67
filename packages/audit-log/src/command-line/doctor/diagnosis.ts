import type { AuditLocation } from '../../audit-url.ts';
import type { AuditEnvironment } from '../run-audit.ts';

/** How bad it is. */
export type DiagnosisState = 'ok' | 'warning' | 'problem';

/** What one look at one thing has shown. */
export interface Diagnosis {
  /** What was looked at, such as `free disk space`. */
  readonly check: string;
  readonly state: DiagnosisState;
  readonly message: string;
  /** What to do about it; left out where there is nothing to do. */
  readonly advice?: string;
}

/** What is looked at. */
export interface Patient<Location extends AuditLocation = AuditLocation> {
  /** URL of the store. */
  readonly store: string;
  readonly location: Location;
  readonly environment: AuditEnvironment;
  readonly now: Date;
  /** Folder of the positions of sinks, where it is not the usual one. */
  readonly sinkPositions: string | undefined;
}

/** Looks at one thing. */
export type Examination<Location extends AuditLocation = AuditLocation> = (
  patient: Patient<Location>,
) => Promise<readonly Diagnosis[]> | readonly Diagnosis[];

export function ok(check: string, message: string): Diagnosis {
  return { check, state: 'ok', message };
}

export function warning(check: string, message: string, advice: string): Diagnosis {
  return { check, state: 'warning', message, advice };
}

export function problem(check: string, message: string, advice: string): Diagnosis {
  return { check, state: 'problem', message, advice };
}

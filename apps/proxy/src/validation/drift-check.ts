import type { Drift, OperationId } from '@nexudus-toolkit/validation';
import type { AnswerMode } from '../configuration/proxy-config.ts';
import { ProblemError } from '../problems/problem.ts';
import type { DriftReporter } from './drift-reporter.ts';

export interface CheckedAnswer {
  readonly requestId: string;
  readonly operation: OperationId;
  /** The status that Nexudus answered with. */
  readonly status: number;
  readonly drifts: readonly Drift[];
  readonly mode: AnswerMode;
}

/** Reports where an answer differs from the specification, and may stop it for that. */
export type DriftCheck = (answer: CheckedAnswer) => void;

/** @throws ProblemError from the check, if the answer differs and such answers are to be stopped */
export function createDriftCheck({ reporter }: { reporter: DriftReporter }): DriftCheck {
  return ({ mode, status, ...report }) => {
    reporter.report(report);
    if (mode === 'report' || report.drifts.length === 0) return;
    throw new ProblemError('upstream-answer-invalid', {
      detail:
        'The answer of Nexudus is not what the specification promises, and this proxy lets no such answer pass. A write may have been carried out all the same.',
      proxyStatus: 'http_protocol_error',
      receivedStatus: status,
    });
  };
}

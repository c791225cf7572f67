import { findDrift } from '@nexudus-toolkit/validation';
import { narrowAnswer } from '../scope/answer-scope.ts';
import { findScope } from '../scope/business-scope.ts';
import { recordNotFound } from '../scope/scope-problems.ts';
import type { UpstreamAnswer } from '../upstream/upstream-client.ts';
import type { DriftCheck } from '../validation/drift-check.ts';
import { requireStep, type Access } from './access.ts';
import { failedAnswer, unusableAnswer } from './answer-problems.ts';
import { readDisclosure } from './disclosed-records.ts';
import { isFailedRead } from './failed-read.ts';
import { isLimited, parseAnswer } from './parse-answer.ts';
import { toRelease, toStatusRelease, type Release } from './release.ts';

/** Leaves of a parsed answer what the grant allows; the very same value if that is all of it. */
export type AnswerShaper = (access: Access, status: number, value: unknown) => Promise<unknown>;

export interface AnswerCheckOptions {
  readonly checkDrift: DriftCheck;
  readonly shape: AnswerShaper;
}

/**
 * Decides what of an answer of Nexudus may leave.
 *
 * @throws ProblemError if the answer is of no use, goes beyond the grant, or says so little that it
 *   cannot be recorded
 */
export type AnswerCheck = (access: Access, answer: UpstreamAnswer) => Promise<Release>;

/** Checks an answer in the order shown: scope comes first, so that no foreign record decides on it. */
export function createAnswerCheck({ checkDrift, shape }: AnswerCheckOptions): AnswerCheck {
  async function releaseResult(access: Access, answer: UpstreamAnswer): Promise<Release> {
    const received = parseAnswer(answer, requireStep(access.grant));
    const narrowed = narrowAnswer(access, answer.status, received);
    // The specification describes such a failure, only not for a read: it is no drift, and no record.
    const isFailed = isFailedRead(requireStep(access.operation), narrowed);
    if (!isFailed) reportDrift(access, answer, narrowed);
    const disclosure = readDisclosure(access, narrowed);
    if (!disclosure) throw unusableAnswer(answer, 'names no records that could be recorded');
    const shaped = await shape(access, isFailed ? 400 : answer.status, narrowed);
    return { ...toRelease(answer, toBody(answer, received, shaped)), ...disclosure };
  }

  async function releaseFailure(access: Access, answer: UpstreamAnswer): Promise<Release> {
    const received = parseAnswer(answer, requireStep(access.grant));
    const narrowed = narrowAnswer(access, answer.status, received);
    reportDrift(access, answer, narrowed);
    const shaped = await shape(access, answer.status, narrowed);
    return toRelease(answer, toBody(answer, received, shaped));
  }

  function reportDrift(access: Access, { status }: UpstreamAnswer, value: unknown): void {
    const { id } = requireStep(access.operation);
    const drifts = findDrift(id, status, 'application/json', value) ?? [];
    const values = drifts.reduce((sum, { count }) => sum + count, 0);
    if (values > 0) access.drift = values;
    checkDrift({
      ...{ requestId: access.requestId, operation: id, status, drifts },
      mode: access.config.answers[id] ?? 'report',
    });
  }

  return async (access, answer) => {
    const operation = requireStep(access.operation);
    const grant = requireStep(access.grant);
    const isScoped = findScope(grant) !== undefined;
    switch (answer.status) {
      case 200:
        return releaseResult(access, answer);
      case 400:
        // Whatever Nexudus has against an id that the specification allows: it has no record for it.
        if (!isScoped || operation.id !== 'getOpenAiChatMessage')
          return releaseFailure(access, answer);
        throw recordNotFound({ withheld: false });
      case 404:
        if (isScoped) throw recordNotFound({ withheld: false });
        return toStatusRelease(operation, answer, { isLimited: isLimited(grant) });
      case 409:
      case 429:
        return toStatusRelease(operation, answer, { isLimited: isLimited(grant) });
      default:
        throw failedAnswer(answer);
    }
  };
}

/** The bytes of Nexudus where nothing changed. */
function toBody(answer: UpstreamAnswer, received: unknown, released: unknown): Buffer<ArrayBuffer> {
  return released === received ? answer.body : Buffer.from(JSON.stringify(released));
}

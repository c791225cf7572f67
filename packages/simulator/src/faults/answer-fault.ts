import { emptyAnswer, jsonAnswer, toResponse, type Answer } from '../calls/answer.ts';
import { toCommandFailure } from '../messages/command-result.ts';
import { answerThrottled } from '../throttle/throttle.ts';
import type { Connection } from './connection.ts';
import type { AnswerFault } from './fault.ts';

/** Tells whether the operation takes effect although the fault takes the place of its answer. */
export function letsOperationRun(fault: AnswerFault): boolean {
  return fault.kind === 'truncated-body' || ('effect' in fault && fault.effect === 'applied');
}

/**
 * Answers with a fault.
 *
 * @param answer what the operation answered; `undefined` if it did not run
 */
export function answerWithFault(
  fault: AnswerFault,
  answer: Answer | undefined,
  connection: Connection,
): Response {
  if (fault.kind === 'connection-reset') return connection.reset();
  if (fault.kind === 'truncated-body')
    return connection.truncate(answer ?? emptyAnswer(200), fault.sentBytes);
  return toResponse(toFaultyAnswer(fault));
}

function toFaultyAnswer(
  fault: Exclude<AnswerFault, { kind: 'connection-reset' | 'truncated-body' }>,
): Answer {
  switch (fault.kind) {
    case 'status':
      return emptyAnswer(fault.status ?? 503);
    case 'empty-body':
      return emptyAnswer(fault.status ?? 200);
    case 'html-body':
      return {
        status: fault.status ?? 200,
        body: { kind: 'text', text: htmlPage, contentType: 'text/html; charset=utf-8' },
      };
    case 'throttle':
      return answerThrottled(fault.status ?? 409, fault.retryAfterSeconds ?? 1);
    case 'unsuccessful':
      return jsonAnswer(200, toCommandFailure(fault.message ?? 'The record could not be saved.'));
    case 'unauthorized':
      return emptyAnswer(401);
  }
}

const htmlPage = `<!DOCTYPE html>
<html lang="en">
  <head><title>Scheduled maintenance</title></head>
  <body><h1>We will be back soon</h1></body>
</html>
`;

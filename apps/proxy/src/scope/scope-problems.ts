import { ProblemError } from '../problems/problem.ts';
import type { BusinessScope } from './business-scope.ts';

/** Name of the search parameter that takes one business. */
export const businessFilter = 'OpenAiChatMessage_Business';

export function noBusinessGranted(): ProblemError {
  return new ProblemError('business-not-granted', {
    detail: 'Your team has no grant for any business. Ask the operator of this proxy for one.',
    proxyStatus: 'http_request_denied',
  });
}

export function businessNotGranted(scope: BusinessScope): ProblemError {
  return new ProblemError('business-not-granted', {
    detail: `Your team has no grant for the business that the request names, but for ${list(scope)}.`,
    proxyStatus: 'http_request_denied',
  });
}

export function businessFilterRequired(scope: BusinessScope): ProblemError {
  return new ProblemError('business-filter-required', {
    detail: `Your team has a grant for several businesses, and a search covers one. Add ${businessFilter} with one of ${list(scope)}.`,
    proxyStatus: 'http_request_denied',
  });
}

export function sessionNotGranted(): ProblemError {
  return new ProblemError('session-not-granted', {
    detail:
      'AiChannelSessionId names no session that has messages in the business of BusinessId. Leave it out, or name one that has.',
    proxyStatus: 'http_request_denied',
  });
}

/**
 * The one answer for a record that there is not and for one that is withheld. Only the audit log
 * knows which it was.
 */
export function recordNotFound({ withheld }: { withheld: boolean }): ProblemError {
  return new ProblemError('record-not-found', {
    detail: 'There is no such record.',
    proxyStatus: 'http_request_denied',
    auditReason: withheld ? 'business-not-granted' : undefined,
  });
}

export function outOfScope(receivedStatus: number): ProblemError {
  return new ProblemError('upstream-out-of-scope', {
    detail:
      'The answer of Nexudus went beyond the businesses granted to your team, so nothing of it is passed on. A write may have been carried out all the same.',
    proxyStatus: 'http_protocol_error',
    receivedStatus,
    operatorDetail: `Nexudus no longer keeps to ${businessFilter} or answers for another record than was asked for. Searches of consumers without a grant of all businesses fail until it does.`,
  });
}

function list(scope: BusinessScope): string {
  return [...scope].join(', ');
}

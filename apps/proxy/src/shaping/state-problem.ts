import { ProblemError } from '../problems/problem.ts';

/** Says that tokens cannot be issued or resolved at present. */
export function toStateProblem(cause: unknown): ProblemError {
  return new ProblemError('state-unavailable', {
    detail:
      'The proxy cannot look up or issue tokens at present, which your request needs. Try again later.',
    proxyStatus: 'proxy_internal_error',
    headers: { 'Retry-After': '5' },
    cause,
  });
}

import { matchOperation } from '@nexudus-toolkit/validation';
import { findAllowedMethods } from '../edge/allowed-methods.ts';
import { ProblemError } from '../problems/problem.ts';
import type { ProxyStep } from './access.ts';
import { readRequestTarget } from './request-target.ts';

/** Finds the operation of the specification; whatever is none is not forwarded. */
export function createOperationMatcher(): ProxyStep {
  return async (c, next) => {
    const { method } = c.req;
    const { path } = readRequestTarget(c);
    // HEAD is GET without the body (RFC 9110, section 9.3.2), which Hono leaves out at the end.
    const match = matchOperation(method === 'HEAD' ? 'GET' : method, path);
    if (match.kind === 'not-found')
      throw new ProblemError('path-unknown', {
        detail: 'The specification has no such path. Paths are case-sensitive and taken as sent.',
        proxyStatus: 'http_request_denied',
      });
    if (match.kind === 'method-not-allowed') {
      const allowed = findAllowedMethods(path)?.join(', ') ?? '';
      throw new ProblemError('method-not-allowed', {
        detail: `This path takes ${allowed}.`,
        proxyStatus: 'http_request_denied',
        headers: { Allow: allowed },
      });
    }
    c.var.access.operation = match.operation;
    c.var.access.pathParameters = match.pathParameters;
    await next();
  };
}

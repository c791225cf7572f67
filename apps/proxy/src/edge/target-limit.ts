import type { ProxyStep } from '../pipeline/access.ts';
import { readRequestTarget } from '../pipeline/request-target.ts';
import { ProblemError } from '../problems/problem.ts';

/** Refuses a path and query that are longer than `maxTargetBytes`. */
export function createTargetLimit(): ProxyStep {
  return async (c, next) => {
    const { path, search } = readRequestTarget(c);
    const { maxTargetBytes } = c.var.access.config.limits;
    // A target that gets this far is ASCII, so that its length is its bytes.
    if (path.length + search.length > maxTargetBytes)
      throw new ProblemError('target-too-long', {
        detail: `Path and query may have at most ${maxTargetBytes} bytes together.`,
        proxyStatus: 'http_request_denied',
      });
    await next();
  };
}

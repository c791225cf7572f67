import type { ProxyConfig } from '../configuration/proxy-config.ts';
import { ProblemError } from '../problems/problem.ts';
import { requireStep, type ProxyStep } from './access.ts';

/** Lets an operation pass only if the consumer's grant names it. */
export function createGrantCheck({ consumers }: Pick<ProxyConfig, 'consumers'>): ProxyStep {
  const grants = new Map(Object.entries(consumers));
  return async (c, next) => {
    const operation = requireStep(c.var.access.operation);
    const grant = grants.get(requireStep(c.var.access.consumer));
    if (!grant?.operations.includes(operation.id))
      throw new ProblemError('operation-not-granted', {
        detail: `Your team has no grant for ${operation.id}. Ask the operator of this proxy for it.`,
        proxyStatus: 'http_request_denied',
      });
    await next();
  };
}

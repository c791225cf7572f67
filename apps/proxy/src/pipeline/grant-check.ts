import { ProblemError } from '../problems/problem.ts';
import { noBusinessGranted } from '../scope/scope-problems.ts';
import { requireStep, type ProxyStep } from './access.ts';

/** Lets an operation pass only if the consumer's grant names it, and any business at all. */
export function createGrantCheck(): ProxyStep {
  return async (c, next) => {
    const { access } = c.var;
    const operation = requireStep(access.operation);
    const grant = findGrant(access.config.consumers, requireStep(access.consumer));
    if (!grant?.operations.includes(operation.id))
      throw new ProblemError('operation-not-granted', {
        detail: `Your team has no grant for ${operation.id}. Ask the operator of this proxy for it.`,
        proxyStatus: 'http_request_denied',
      });
    if (grant.businesses.length === 0) throw noBusinessGranted();
    access.grant = grant;
    await next();
  };
}

function findGrant<Value>(
  grants: Readonly<Record<string, Value>>,
  consumer: string,
): Value | undefined {
  return Object.hasOwn(grants, consumer) ? grants[consumer] : undefined;
}

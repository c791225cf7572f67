import { requireStep, type ProxyStep } from '../pipeline/access.ts';
import type { RequestResolver } from './request-resolver.ts';

/** Puts what they stand for in the place of the tokens of a request. */
export function createTokenResolution({ resolver }: { resolver: RequestResolver }): ProxyStep {
  return async (c, next) => {
    const { access } = c.var;
    access.request = await resolver.resolve(
      requireStep(access.operation),
      requireStep(access.request),
      requireStep(access.grant),
      requireStep(access.consumer),
      access.config.limits,
    );
    await next();
  };
}

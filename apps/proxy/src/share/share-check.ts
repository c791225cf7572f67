import type { Context } from 'hono';
import type { ProxyConfig } from '../configuration/proxy-config.ts';
import { requireStep, type ProxyEnv, type ProxyStep } from '../pipeline/access.ts';
import { ProblemError } from '../problems/problem.ts';
import { createRequestSlots, type SlotPlan, type SlotRefusal } from './request-slots.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import {
  createRequestWindow,
  windowSeconds,
  type Quota,
  type RequestWindow,
} from './request-window.ts';

export interface ShareCheckOptions {
  readonly metrics?: Pick<Metrics, 'consumerRequests'>;
  /** A clock that is never set back, in milliseconds. */
  readonly nowMs?: () => number;
}

/** Holds every consumer to its share: requests at a time, and in a minute. */
export function createShareCheck(options: ShareCheckOptions = {}): ProxyStep {
  const { metrics, nowMs = () => performance.now() } = options;
  const slots = createRequestSlots();
  const windows = new Map<string, RequestWindow>();
  return async (c, next) => {
    const { access } = c.var;
    const consumer = requireStep(access.consumer);
    const { share } = requireStep(access.grant);
    const { maxConcurrentRequests: ceiling, maxRequestsPerMinute } = share;
    const slot = slots.take(toPlan(access.config), { consumer, ceiling });
    if (typeof slot === 'string') throw toSlotProblem(slot, ceiling);
    metrics?.consumerRequests.inc({ consumer });
    releaseWithAnswer(c, () => {
      slot();
      metrics?.consumerRequests.dec({ consumer });
    });
    if (maxRequestsPerMinute !== undefined) {
      const window = windows.get(consumer) ?? createRequestWindow(nowMs);
      windows.set(consumer, window);
      const quota = window.take(maxRequestsPerMinute);
      access.rateLimitHeaders = toRateLimitHeaders(maxRequestsPerMinute, quota);
      if (quota.isExceeded) throw toQuotaProblem(maxRequestsPerMinute, quota);
    }
    await next();
  };
}

/** An answer takes memory until the consumer has taken it, so its slot is held for as long. */
function releaseWithAnswer(c: Context<ProxyEnv>, release: () => void): void {
  const { outgoing } = c.env;
  if (!outgoing || outgoing.closed) release();
  else outgoing.once('close', release);
}

const plans = new WeakMap<ProxyConfig, SlotPlan>();

function toPlan(config: ProxyConfig): SlotPlan {
  let plan = plans.get(config);
  if (!plan) {
    const consumers = Object.entries(config.consumers);
    plan = {
      slots: config.limits.maxConcurrentRequests,
      weights: new Map(consumers.map(([name, { share }]) => [name, share.weight])),
    };
    plans.set(config, plan);
  }
  return plan;
}

function toSlotProblem(refusal: SlotRefusal, ceiling: number | undefined): ProblemError {
  const headers = { 'Retry-After': '1' };
  const proxyStatus = 'http_request_denied';
  if (refusal === 'full')
    return new ProblemError('overloaded', {
      detail: 'The proxy has as many requests in flight as it takes. Try again later.',
      ...{ proxyStatus, headers },
    });
  return new ProblemError('concurrency-exceeded', {
    detail: `Your team may have ${ceiling ?? 0} requests in flight at a time. Wait for one of them.`,
    ...{ proxyStatus, headers },
  });
}

function toQuotaProblem(maxRequestsPerMinute: number, { resetSeconds }: Quota): ProblemError {
  return new ProblemError('rate-limit-exceeded', {
    detail: `Your team may make ${maxRequestsPerMinute} requests in any minute. Try again later.`,
    proxyStatus: 'http_request_denied',
    headers: { 'Retry-After': String(resetSeconds) },
  });
}

/** @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/11/ */
function toRateLimitHeaders(
  maxRequests: number,
  { remaining, resetSeconds }: Quota,
): Readonly<Record<string, string>> {
  return {
    'RateLimit-Policy': `"minute";q=${maxRequests};w=${windowSeconds}`,
    RateLimit: `"minute";r=${remaining};t=${resetSeconds}`,
  };
}

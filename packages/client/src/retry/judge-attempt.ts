import { beforeAbort } from '../answer/before-abort.ts';
import { parseJson } from '../answer/json.ts';
import { isThrottle, parseRetryAfterMs } from '../answer/retry-after.ts';
import type { AttemptResult } from '../connection/attempt-request.ts';
import { systemCode } from '../errors/system-code.ts';
import { TransportError } from '../errors/transport-error.ts';

/** What may follow from a request that did not succeed. */
export interface Verdict {
  /** Whether it may succeed when it is repeated. */
  readonly isTransient: boolean;
  /** Whether it certainly had no effect. */
  readonly isWithoutEffect: boolean;
  readonly retryAfterMs?: number | undefined;
}

const transientStatuses = [408, 409, 429, 500, 502, 503, 504];

/** Codes of Node.js and Bun for a connection that was never made. */
const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_.+|E(NET|HOST)UNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** Errors of RFC 9209, section 2.3, by which a proxy says that it did not reach Nexudus. */
const neverForwarded = /;\s*error="?(connection_refused|connection_timeout|dns_)/;

/**
 * The problem by which our proxy says that it had no credential to call Nexudus with. Its
 * `audit-unavailable` says less: it also answers a write that was carried out and not recorded.
 */
const withoutCredential = 'nexudus-proxy:credential-unavailable"';

/** Judges a request; reads a copy of the answer's body only where the status leaves it open. */
export async function judgeAttempt(
  { response, error }: AttemptResult,
  { nowMs, signal }: { readonly nowMs: number; readonly signal: AbortSignal },
): Promise<Verdict> {
  if (!response) {
    const code = error instanceof TransportError ? systemCode(error.cause) : undefined;
    return { isTransient: true, isWithoutEffect: neverConnected.test(code ?? '') };
  }
  const { status, headers } = response;
  if (!transientStatuses.includes(status)) {
    return { isTransient: false, isWithoutEffect: status >= 400 && status < 502 };
  }
  const text = await beforeAbort(response.clone().text(), signal).catch(() => '');
  const body = parseJson(text) ?? text;
  const isThrottled = isThrottle(response, body);
  return {
    isTransient: status !== 409 || isThrottled,
    isWithoutEffect:
      isThrottled ||
      (status === 503 && text.includes(withoutCredential)) ||
      neverForwarded.test(headers.get('Proxy-Status') ?? ''),
    retryAfterMs: parseRetryAfterMs(headers, body, nowMs),
  };
}

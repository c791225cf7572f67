import { NexudusError } from './nexudus-error.ts';
import type { CallFacts } from './nexudus-error.ts';
import { systemCode } from './system-code.ts';

/**
 * No answer arrived: the name was not resolved, the connection failed or broke. There is no status;
 * `cause` holds what `fetch` rejected with. A write was not sent at all; one that may have arrived
 * rejects with an `OutcomeUnknownError` instead.
 */
export class TransportError extends NexudusError {
  override get name(): string {
    return 'TransportError';
  }

  declare readonly method: string;
  /** Where the request went, without its query, which may name people. */
  declare readonly url: string;

  constructor(request: Pick<Request, 'method' | 'url'>, cause: unknown, facts: CallFacts) {
    const { origin, pathname } = new URL(request.url);
    const url = origin + pathname;
    const code = systemCode(cause);
    super(
      `no answer from ${request.method} ${url}${code === undefined ? '' : ` (${code})`}. ` +
        'Check the base URL and the network.',
      facts,
      cause,
    );
    this.method = request.method;
    this.url = url;
  }
}

import { NexudusError } from './nexudus-error.ts';

/**
 * No answer arrived: the name was not resolved, the connection failed or broke. There is no status.
 * Whether a write took effect is unknown; `cause` holds what `fetch` rejected with.
 */
export class TransportError extends NexudusError {
  override get name(): string {
    return 'TransportError';
  }

  readonly method: string;
  /** Where the request went, without its query, which may name people. */
  readonly url: string;

  constructor(request: Pick<Request, 'method' | 'url'>, cause: unknown) {
    const { origin, pathname } = new URL(request.url);
    const url = origin + pathname;
    const code = systemCode(cause);
    super(
      `${request.method} ${url}: no answer${code === undefined ? '' : ` (${code})`}. ` +
        'Check the base URL and the network; whether a write took effect is unknown.',
      { cause },
    );
    this.method = request.method;
    this.url = url;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), method: this.method, url: this.url };
  }
}

/** The system's code, such as ECONNREFUSED; Node.js keeps it in the cause of what `fetch` rejects with. */
function systemCode(error: unknown): string | undefined {
  const nested = error instanceof Error ? error.cause : undefined;
  for (const candidate of [error, nested]) {
    if (!(candidate instanceof Error && 'code' in candidate)) continue;
    const { code } = candidate;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  }
  return undefined;
}

import { readFile } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import type { Send } from '../recorder.ts';
import { harSchema, type Har, type HarEntry, type RunSettings } from './har.ts';

/** A cassette cannot be read, or was recorded by another scenario. */
export class CassetteError extends Error {
  override readonly name = 'CassetteError';
}

/** What answers in place of the API. */
export interface Replay {
  readonly settings: RunSettings;
  /**
   * Answers requests in the order in which they were recorded.
   *
   * @throws CassetteError if another request was recorded at that place, or none
   * @throws TypeError if the connection failed at that place, as the global `fetch` would
   */
  readonly send: Send;
  /** Tells when the next request was sent; waiting takes no time. */
  readonly clock: Clock;
}

/**
 * Reads a cassette.
 *
 * @throws CassetteError if there is none, or it is none
 */
export async function readCassette(path: string): Promise<Har> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CassetteError(`The cassette cannot be read: ${reason}.`, { cause });
  });
  try {
    return harSchema.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (cause) {
    throw new CassetteError(
      `${path} is no cassette of a live run: it is not an HTTP Archive 1.2 as written by this command.`,
      { cause },
    );
  }
}

/** Answers a run from a cassette. */
export function createReplay({ log }: Har): Replay {
  // A replay has no credentials, so it does not sign in.
  const entries = log.entries.filter(({ request }) => !request.url.endsWith('/api/token'));
  let next = 0;
  const startOf = (entry: HarEntry | undefined): Date =>
    new Date(entry?.startedDateTime ?? log.entries.at(-1)?.startedDateTime ?? 0);

  return {
    settings: log._run,
    clock: { now: () => startOf(entries[next]), wait: () => Promise.resolve() },
    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws has to reject
    async send({ method, url }) {
      const entry = entries[next];
      next += 1;
      const asked = `${method} ${normalise(url)}`;
      const recorded = entry && `${entry.request.method} ${normalise(entry.request.url)}`;
      if (!entry || asked !== recorded)
        throw new CassetteError(
          `Request ${next} does not fit the cassette: ${asked} is asked, ` +
            `${recorded ?? 'nothing more'} was recorded. Record it anew.`,
        );
      return toResponse(entry);
    },
  };
}

/** Path and query; a percent-encoding is a matter of taste. */
function normalise(address: string): string {
  const { pathname, searchParams } = new URL(address);
  return `${pathname}?${searchParams.toString()}`;
}

function toResponse({ response }: HarEntry): Response {
  const { status, headers, content } = response;
  if (status === 0) throw new TypeError('fetch failed');
  return new Response(content.text === '' ? null : content.text, {
    status,
    headers: headers.map(({ name, value }): [string, string] => [name, value]),
  });
}

import type { NoteSigner } from '../checkpoint/note-key.ts';
import { toLines, toSinkOptions } from './entry-sink.ts';
import type { EntrySink, EntrySinkOptions } from './entry-sink.ts';
import { postBatch } from './post-batch.ts';
import { signBatch } from './sign-batch.ts';
import { assertSinkHeaders, assertSinkUrl } from './sink-url.ts';

/** Which server entries are sent to, and how. */
export interface EntryHttpSinkOptions extends EntrySinkOptions {
  /** Takes a POST of each batch and answers with a status of 200 to 299 once it has it. */
  readonly url: URL;
  /** Signs each request: the first of `signers` of the key that signs checkpoints, for instance. */
  readonly signer: NoteSigner;
  /** Sent with each request, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether `http:` will do beyond this machine; false by default. */
  readonly isPlainAllowed?: boolean;
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Sends entries to a server, as NDJSON. Each request is signed, and says which entries it holds.
 *
 * @throws {RangeError} when an option is out of bounds, the URL not one to send entries to, or a
 * header none
 */
export function createEntryHttpSink(options: EntryHttpSinkOptions): EntrySink {
  const { url, signer, headers = {}, isPlainAllowed = false } = options;
  const { clock = () => new Date(), fetch = globalThis.fetch } = options;
  assertSinkUrl(options.name, url, isPlainAllowed);
  assertSinkHeaders(options.name, headers);
  return {
    ...toSinkOptions(options),
    async deliver(batch, signal) {
      const body = Buffer.from(toLines(batch).join(''));
      const signed = await signBatch(url, batch, body, signer, clock());
      const request = { url, givenHeaders: headers, headers: signed, body };
      await postBatch({ ...request, signal, clock, fetch });
      return undefined;
    },
  };
}

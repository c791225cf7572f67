import { toSinkOptions } from './entry-sink.ts';
import type { EntryBatch, EntrySink, EntrySinkOptions } from './entry-sink.ts';
import { postBatch } from './post-batch.ts';
import { assertSinkHeaders, assertSinkUrl } from './sink-url.ts';

/** Which collector entries are sent to. */
export interface EntryOtlpSinkOptions extends EntrySinkOptions {
  /** Of the logs, such as `http://localhost:4318/v1/logs`. */
  readonly url: URL;
  /** Sent with each request, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the records come from; `service.name` is `nexudus-proxy` by default. */
  readonly resource?: Readonly<Record<string, string>>;
  /** Whether `http:` will do beyond this machine; false by default. */
  readonly isPlainAllowed?: boolean;
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
  readonly fetch?: typeof globalThis.fetch;
}

type ToOtlp = (batch: EntryBatch) => Uint8Array<ArrayBuffer>;

/**
 * Sends entries to an OpenTelemetry collector as log records, over OTLP/HTTP (protobuf).
 *
 * @throws {RangeError} when an option is out of bounds, the URL not one to send entries to, or a
 * header none
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export function createEntryOtlpSink(options: EntryOtlpSinkOptions): EntrySink {
  const { url, headers = {}, resource = {}, isPlainAllowed = false } = options;
  const { clock = () => new Date(), fetch = globalThis.fetch } = options;
  assertSinkUrl(options.name, url, isPlainAllowed);
  assertSinkHeaders(options.name, headers);
  let format: ReturnType<typeof loadFormat> | undefined;
  return {
    ...toSinkOptions(options),
    async deliver(batch, signal) {
      const { toOtlp, countRejected } = await (format ??= loadFormat(resource, clock));
      const answer = await postBatch({
        ...{ url, signal, clock, fetch, body: toOtlp(batch) },
        givenHeaders: headers,
        headers: { 'content-type': 'application/x-protobuf' },
      });
      const refused = Math.min(countRejected(answer), batch.entries.length);
      return refused > 0 ? { refused } : undefined;
    },
  };
}

/** Loaded only here, so that who has no collector pays nothing for it. */
async function loadFormat(
  attributes: Readonly<Record<string, string>>,
  clock: () => Date,
): Promise<{ readonly toOtlp: ToOtlp; readonly countRejected: (answer: Uint8Array) => number }> {
  const [{ ProtobufLogsSerializer }, { resourceFromAttributes }, { toLogRecord }] =
    await Promise.all([
      import('@opentelemetry/otlp-transformer'),
      import('@opentelemetry/resources'),
      import('./to-log-record.ts'),
    ]);
  const resource = resourceFromAttributes({ 'service.name': 'nexudus-proxy', ...attributes });
  const instrumentationScope = { name: '@nexudus-toolkit/audit-log' };
  return {
    toOtlp({ logId, entries }) {
      const origin = { logId, resource, instrumentationScope };
      const records = entries.map((entry) => toLogRecord(entry, origin, clock()));
      return Uint8Array.from(ProtobufLogsSerializer.serializeRequest(records) ?? []);
    },
    countRejected(answer) {
      try {
        const { partialSuccess } = ProtobufLogsSerializer.deserializeResponse(answer);
        return partialSuccess?.rejectedLogRecords ?? 0;
      } catch {
        // Taken, says the status; what else it says is in no language that was agreed on.
        return 0;
      }
    },
  };
}

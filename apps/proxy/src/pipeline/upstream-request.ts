import type { Operation } from '@nexudus-toolkit/validation';
import type { UpstreamRequest } from '../upstream/upstream-client.ts';
import type { Access, ValidRequest } from './access.ts';

/** Writes the request to Nexudus anew, from what was understood of the consumer's. */
export function toUpstreamRequest(
  operation: Operation,
  { path, query, body }: ValidRequest,
  { requestId, traceparent }: Pick<Access, 'requestId' | 'traceparent'>,
): UpstreamRequest {
  const target = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  ).toString();
  const headers = { accept: 'application/json', 'x-request-id': requestId, traceparent };
  const address = {
    method: operation.method,
    target: search === '' ? target : `${target}?${search}`,
  };
  if (!operation.requestBody) return { ...address, headers };
  return {
    ...address,
    headers: { ...headers, 'content-type': operation.requestBody.contentType },
    body: Buffer.from(JSON.stringify(body)),
  };
}

import type { V3Request } from '@pact-foundation/pact';
import { authorization } from '../../src/pact/templates.ts';

const collection = '/api/sys/openaichatmessages';

/** A search with these parameters. */
export function search(query: Readonly<Record<string, string | number>>): V3Request {
  return {
    ...accessTo('GET', collection),
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
  };
}

/** A request that concerns one message. */
export function accessById(method: 'GET' | 'DELETE', id: number): V3Request {
  return accessTo(method, `${collection}/${id}`);
}

/** A request that writes a message. */
export function write(method: 'POST' | 'PUT', body: object): V3Request {
  const { headers, ...request } = accessTo(method, collection);
  return { ...request, headers: { ...headers, 'Content-Type': 'application/json' }, body };
}

/** A sign-in or a renewal, with its parameters in the order in which the client sends them. */
export function tokenRequest(
  grant: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): V3Request {
  return {
    method: 'POST',
    path: '/api/token',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: new URLSearchParams(grant).toString(),
  };
}

function accessTo(method: string, path: string): V3Request {
  return { method, path, headers: { Accept: 'application/json', Authorization: authorization } };
}

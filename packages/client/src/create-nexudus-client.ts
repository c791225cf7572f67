import type { paths } from '@nexudus-toolkit/api-types';
import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';

import { createChatMessages } from './chat-messages/chat-messages.ts';
import type { ChatMessages } from './chat-messages/chat-messages.ts';
import { bearer } from './connection/authentication.ts';
import type { Authentication } from './connection/authentication.ts';
import { createAuthorizedFetch } from './connection/authorized-fetch.ts';
import { parseBaseUrl } from './connection/base-url.ts';
import { tokenForm } from './connection/token-form.ts';
import { createTransport } from './connection/transport.ts';
import type { Send } from './connection/transport.ts';

interface ConnectionOptions {
  /** Where the API lies; it may have a path. Default: `https://spaces.nexudus.com`. */
  readonly baseUrl?: string | undefined;
  /** Sends each request. Default: `globalThis.fetch`, looked up for each request. */
  readonly fetch?: Send | undefined;
}

interface TokenOptions {
  /** A bearer token; short for `auth: bearer(token)`. */
  readonly token: string;
  readonly auth?: never;
}

interface AuthOptions {
  /** Made by `bearer()` or `basic()`. */
  readonly auth: Authentication;
  readonly token?: never;
}

/** Where to connect and as whom: exactly one of `token` and `auth`. */
export type NexudusClientOptions = ConnectionOptions & (TokenOptions | AuthOptions);

/**
 * The methods of openapi-fetch for every path of the specification (`GET`, `POST`, `use`, …), which
 * yield `{ data, error, response }` for any answer, and the typed methods on top of them.
 */
export interface NexudusClient extends Client<paths> {
  readonly chatMessages: ChatMessages;
}

/**
 * Creates a client for Nexudus, or for a proxy that offers the same contract.
 *
 * The credential goes to the origin of the base URL alone, and never to `POST /api/token`.
 * Redirects are not followed: a write would turn into a read on the way, or its body reach another
 * host. A `fetch` given to a single call of a raw method replaces the client's own, authentication
 * included.
 *
 * @throws TypeError when an option is missing or cannot be right.
 */
export function createNexudusClient(options: NexudusClientOptions): NexudusClient {
  const baseUrl = parseBaseUrl(options.baseUrl ?? 'https://spaces.nexudus.com');
  const send = createTransport(options.fetch ?? ((request) => globalThis.fetch(request)));
  const authentication = toAuthentication(options);
  const client = createClient<paths>({
    baseUrl: baseUrl.href,
    fetch: createAuthorizedFetch({ send, authentication, baseUrl }),
    headers: { Accept: 'application/json' },
    redirect: 'manual',
  });
  client.use(tokenForm);
  return { ...client, chatMessages: createChatMessages(client) };
}

function toAuthentication({ token, auth }: NexudusClientOptions): Authentication {
  if ((token === undefined) === (auth === undefined)) {
    throw new TypeError(
      'createNexudusClient: give exactly one of `token` and `auth`, ' +
        'such as { token: "…" } or { auth: bearer(() => currentToken()) }',
    );
  }
  const authentication = auth ?? bearer(token);
  if (typeof authentication.authorization !== 'function') {
    throw new TypeError('createNexudusClient: `auth` must be made by bearer() or basic()');
  }
  return authentication;
}

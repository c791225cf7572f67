import type { paths } from '@nexudus-toolkit/api-types';
import type { Client } from 'openapi-fetch';

import { createChatMessages } from './chat-messages/chat-messages.ts';
import type { ChatMessages } from './chat-messages/chat-messages.ts';
import type { NexudusClientOptions } from './connection/connection-options.ts';
import { createConnection } from './connection/connection.ts';
import { createRawMethods } from './connection/raw-methods.ts';
import { toOutcome } from './answer/to-outcome.ts';
import { createRetryDecision } from './retry/retry-decision.ts';
import { findPacer } from './pacing/find-pacer.ts';

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
 * and retries included.
 *
 * @throws TypeError or RangeError when an option is missing or cannot be right.
 */
export function createNexudusClient(options: NexudusClientOptions): NexudusClient {
  const connection = createConnection(options, { findPacer, createRetryDecision, toOutcome });
  return { ...createRawMethods(connection), chatMessages: createChatMessages(connection) };
}

import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { operations } from '@nexudus-toolkit/validation';
import fc from 'fast-check';
import { send, sendJson, serviceToken, toToken } from '../fixtures/fake-nexudus.ts';
import { toCommandSuccess, toPage, toRecord } from '../fixtures/records.ts';
import { businesses, toBusinessMark, toCanary, unknownCanary } from './fuzz-grants.ts';

/** How Nexudus answers all the calls that one request leads to. */
export type Behaviour =
  | { readonly kind: 'documented' }
  | { readonly kind: 'unfiltered' }
  | { readonly kind: 'drift'; readonly field: string; readonly value: unknown }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'unusable'; readonly body: string; readonly contentType: string }
  | { readonly kind: 'cut' | 'reset' | 'silent' | 'slow' };

const { personalData } = operations.getOpenAiChatMessage;

const usual: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ kind: 'documented' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'unfiltered' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('drift' as const),
      field: fc.oneof(
        fc.constantFrom(...Object.keys(toRecord()), 'Unknown'),
        fc.string({ maxLength: 8 }),
      ),
      value: fc.jsonValue({ maxDepth: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      status: fc.constantFrom(400, 401, 403, 404, 409, 418, 429, 500, 503, 204, 302, 999),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('unusable' as const),
      body: fc.oneof(
        fc.constantFrom('', 'null', '[]', '{', '{}', '"x"'),
        fc.string({ unit: 'binary' }),
      ),
      contentType: fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'cut' as const }, { kind: 'reset' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'slow' as const }) },
);

/** Silence is rare, for it costs as much time as Nexudus is given. */
export const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 1_500, arbitrary: usual },
  { weight: 1, arbitrary: fc.constant({ kind: 'silent' as const }) },
);

/** Whether an answer to that may be a failure of Nexudus. */
export function isFaulty({ kind }: Behaviour): boolean {
  return kind !== 'documented' && kind !== 'slow';
}

/** Records of every business, with something to recognise in every field of a class. */
const records = Array.from({ length: 40 }, (_, index) => {
  const business = businesses[index % businesses.length] ?? 0;
  const canaries = Object.entries(personalData).map(([field, personalDataClass]) => [
    field,
    toCanary(personalDataClass, index),
  ]);
  return {
    ...toRecord(Object.fromEntries(canaries) as object),
    ...{ Id: index + 1, BusinessId: business, UniqueId: toBusinessMark(business) },
    AiChannelSessionId: (index % 8) + 1,
  };
});

export interface FuzzNexudus extends AsyncDisposable {
  readonly url: string;
  /** Sets what the calls of one trace get; any other gets what is documented. */
  behave(traceId: string, behaviour: Behaviour): void;
  forget(traceId: string): void;
}

export async function startFuzzNexudus(): Promise<FuzzNexudus> {
  const behaviours = new Map<string, Behaviour>();
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const { method = '', url: target = '', headers } = incoming;
      const traceId = String(headers['traceparent']).split('-')[1] ?? '';
      if (target === '/api/token') sendJson(response, 200, toToken(serviceToken));
      else
        answer(
          behaviours.get(traceId) ?? { kind: 'documented' },
          { method, target, body },
          response,
        );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    behave: (traceId, next) => {
      behaviours.set(traceId, next);
    },
    forget: (traceId) => {
      behaviours.delete(traceId);
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Call {
  readonly method: string;
  readonly target: string;
  readonly body: string;
}

function answer(how: Behaviour, call: Call, response: ServerResponse): void {
  switch (how.kind) {
    case 'documented': {
      answerDocumented(call, response, false);
      return;
    }
    case 'unfiltered': {
      answerDocumented(call, response, true);
      return;
    }
    case 'drift': {
      answerDocumented(call, response, false, {
        [how.field]: how.value,
        Extra: unknownCanary,
      });
      return;
    }
    case 'status': {
      sendStatus(how.status, response);
      return;
    }
    case 'unusable': {
      send(response, 200, how.body, how.contentType ? { 'Content-Type': how.contentType } : {});
      return;
    }
    case 'cut':
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '999' });
      response.write(JSON.stringify(records[0]).slice(0, 90), () => response.destroy());
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'slow':
      setTimeout(() => {
        answerDocumented(call, response, false);
      }, 20);
      return;
    case 'silent':
  }
}

function sendStatus(status: number, response: ServerResponse): void {
  const failure = {
    ...{ Message: `Content: ${unknownCanary}`, Value: null, WasSuccessful: false },
    Errors: [{ AttemptedValue: unknownCanary, Message: unknownCanary, PropertyName: 'Content' }],
  };
  const isThrottled = status === 409 || status === 429;
  const headers = {
    'Retry-After': '1',
    Location: 'http://127.0.0.1:1/',
    'Set-Cookie': unknownCanary,
  };
  if (status === 204 || status === 302 || isThrottled) response.writeHead(status, headers).end();
  else sendJson(response, status, failure, headers);
}

/** Answers from records that no write changes, so that requests do not depend on each other. */
function answerDocumented(
  { method, target, body }: Call,
  response: ServerResponse,
  isUnfiltered: boolean,
  drift: object = {},
): void {
  const drifted = (record: object) => ({ ...record, ...drift });
  const { pathname, searchParams } = new URL(target, 'http://nexudus');
  const id = Number(/\/(\d+)$/.exec(pathname)?.[1] ?? Number.NaN);
  const found = records[isUnfiltered ? (id * 7) % records.length : id - 1];
  if (method === 'POST')
    sendJson(response, 200, drifted(toCommandSuccess(99, toCanary('email', 1))));
  else if (method === 'PUT') {
    const { Id } = JSON.parse(body) as { Id: number };
    sendJson(response, 200, drifted(toCommandSuccess(Id, toCanary('email', 2))));
  } else if (Number.isNaN(id)) {
    const filter = (name: string, of: unknown) =>
      isUnfiltered || !searchParams.has(name) || searchParams.get(name) === String(of);
    const matches = records.filter(
      ({ BusinessId, AiChannelSessionId }) =>
        filter('OpenAiChatMessage_Business', BusinessId) &&
        filter('OpenAiChatMessage_AiChannelSession', AiChannelSessionId),
    );
    const size = Math.min(Number(searchParams.get('size') ?? 25), 25);
    sendJson(response, 200, drifted(toPage(matches.slice(0, size).map(drifted) as typeof records)));
  } else if (!found) response.writeHead(404, { 'Content-Length': '0' }).end();
  else if (method === 'DELETE') sendJson(response, 200, drifted(toCommandSuccess(id)));
  else sendJson(response, 200, drifted(found));
}

import { operations } from '@nexudus-toolkit/validation';
import fc from 'fast-check';
import { messages } from '../fixtures/test-proxy.ts';
import { businesses, grants } from './fuzz-grants.ts';

/** A request as it is sent: over a kept connection, or as bytes over one of its own. */
export interface FuzzRequest {
  /** Whose key it carries; one that is in no configuration, or none. */
  readonly consumer: string;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Changes to the bytes of all that; a place counts from the start and wraps around. */
  readonly damage: readonly Damage[];
}

interface Damage {
  readonly place: number;
  readonly removed: number;
  readonly inserted: string;
}

const id = fc.integer({ min: 1, max: 40 });
const word = fc.constantFrom('a', 'words', 'é', '«REDACTED»', '«PII:NAME:a3f2b1c9»', '', ' ', '😀');
const odd = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('1e3', '-1', '0', '../6', '%00', '9007199254740993', '\ud800', '__proto__', '%'),
);

const value = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.oneof(fc.constantFrom(...businesses).map(String), id.map(String), word),
  },
  { weight: 1, arbitrary: odd },
);

const parameterNames = operations.searchOpenAiChatMessages.parameters
  .filter((parameter) => parameter.in === 'query')
  .map(({ name }) => name);
const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...parameterNames) },
  { weight: 1, arbitrary: odd },
);
/** So that a good part of all searches is valid: values of the parameter's own kind. */
const fitting = fc.constantFrom<[string, string]>(
  ['page', '1'],
  ['size', '5'],
  ['size', '25'],
  ['dir', '1'],
  ['OpenAiChatMessage_Business', '101'],
  ['OpenAiChatMessage_Business', '102'],
  ['OpenAiChatMessage_Content', 'words'],
  ['OpenAiChatMessage_Id', '7'],
);
const query = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fitting }, { weight: 1, arbitrary: fc.tuple(name, value) }),
    {
      maxLength: 3,
    },
  )
  .map((pairs) => (pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : ''));

const fields = fc.record(
  {
    BusinessId: fc.constantFrom(...businesses),
    Action: fc.constantFrom(0, 1),
    Content: word,
    UserId: fc.option(id),
    AiChannelSessionId: fc.option(id),
  },
  { requiredKeys: ['BusinessId', 'Action', 'Content'] },
);
const strange: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.dictionary(
  fc.oneof(fc.constantFrom('UserId', 'Content', 'Extra', '__proto__'), fc.string({ maxLength: 8 })),
  fc.jsonValue({ maxDepth: 3 }),
  { maxKeys: 3 },
);
const toJson = (given: fc.Arbitrary<object>) =>
  fc.oneof(
    { weight: 8, arbitrary: given.map((object) => JSON.stringify(object)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(given, strange)
        .map(([object, more]) => JSON.stringify({ ...object, ...more })),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
  );

type Ask = Pick<FuzzRequest, 'method' | 'target' | 'body'>;

const ask: fc.Arbitrary<Ask> = fc.oneof(
  {
    weight: 6,
    arbitrary: query.map((search) => ({ method: 'GET', target: `${messages}${search}` })),
  },
  { weight: 6, arbitrary: id.map((Id) => ({ method: 'GET', target: `${messages}/${Id}` })) },
  { weight: 2, arbitrary: id.map((Id) => ({ method: 'DELETE', target: `${messages}/${Id}` })) },
  {
    weight: 3,
    arbitrary: toJson(fields).map((body) => ({ method: 'POST', target: messages, body })),
  },
  {
    weight: 3,
    arbitrary: toJson(fc.tuple(id, fields).map(([Id, more]) => ({ Id, ...more }))).map((body) => ({
      ...{ method: 'PUT', target: messages, body },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT', 'TRACE', 'DELETE', 'POST'),
      target: fc.oneof(
        fc.constantFrom(
          '/',
          '/openapi.json',
          '/api/token',
          `${messages}/`,
          '//api',
          `${messages}/7`,
        ),
        fc.webPath().map((path) => path || '/'),
        fc
          .tuple(id, odd)
          .map(
            ([Id, text]) => `${messages}/${Id}${encodeURIComponent(Buffer.from(text).toString())}`,
          ),
      ),
    }),
  },
);

const headers = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ 'Content-Type': 'application/json' }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom(
        ...[
          'Content-Type',
          'Accept-Encoding',
          'If-None-Match',
          'Origin',
          'X-Forwarded-For',
          'Forwarded',
        ],
        ...['X-HTTP-Method-Override', 'Cookie', 'Accept', 'Range', 'Content-Encoding', 'X-Odd'],
      ),
      fc.oneof(
        fc.constantFrom(
          'application/json',
          'gzip',
          'br;q=1, *;q=0',
          '*',
          '"x"',
          'text/plain',
          'for=_x',
        ),
        fc.stringMatching(/^[!-~]{1,12}$/),
      ),
      { maxKeys: 4 },
    ),
  },
);

const damage: fc.Arbitrary<Damage> = fc.record({
  place: fc.nat(2_000),
  removed: fc.nat(4),
  inserted: fc.oneof(
    fc.string({ maxLength: 4, unit: 'binary' }),
    fc.constantFrom('\r\n', '\n', '\r', '\0', ' ', ': ', '0', 'Transfer-Encoding: chunked\r\n'),
  ),
});

export const fuzzRequest: fc.Arbitrary<FuzzRequest> = fc
  .record({
    consumer: fc.constantFrom(
      ...Object.keys(grants),
      ...Object.keys(grants),
      'all',
      'stranger',
      '',
    ),
    ask,
    headers,
    damage: fc.oneof(
      { weight: 9, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(damage, { minLength: 1, maxLength: 3 }) },
    ),
  })
  .map(({ ask: asked, ...more }) => ({ ...asked, ...more }));

/** The request with its damage, as it goes over the wire. */
export function toBytes(request: FuzzRequest, more: Readonly<Record<string, string>>): Buffer {
  const { method, target, headers: own, body } = request;
  const content = body === undefined ? undefined : Buffer.from(body);
  const lines = Object.entries({
    ...{ Host: 'proxy', ...own, ...more },
    ...(content && { 'Content-Length': String(content.byteLength) }),
  }).map(([header, text]) => `${header}: ${text}`);
  const head = Buffer.from([`${method} ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  return request.damage.reduce(
    (bytes, { place, removed, inserted }) => {
      const start = place % (bytes.byteLength + 1);
      const rest = bytes.subarray(start + removed);
      return Buffer.concat([bytes.subarray(0, start), Buffer.from(inserted), rest]);
    },
    Buffer.concat([head, content ?? Buffer.alloc(0)]),
  );
}

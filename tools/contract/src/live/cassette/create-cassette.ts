import { mediaType, parseJson, type Exchange, type ReceivedAnswer } from '../exchange.ts';
import { waitSentence } from '../throttling.ts';
import { createAnonymiser, type Anonymiser } from './anonymiser.ts';
import { collectNumbers } from './collect-numbers.ts';
import type { Har, HarEntry, RunSettings } from './har.ts';

/** Stands for the API, wherever it was. */
export const cassetteOrigin = 'https://nexudus.invalid';

const httpVersion = 'HTTP/1.1';
const unknownSize = -1;

/** Puts what was said into an archive that holds no personal data and no secret. */
export function createCassette(exchanges: readonly Exchange[], settings: RunSettings): Har {
  const businessIds = settings.businessId === undefined ? [] : [settings.businessId];
  const anonymiser = createAnonymiser({
    numbers: [...businessIds, ...collectNumbers(exchanges)],
    day: exchanges[0]?.startedAt ?? new Date(0),
  });
  const { businessId } = settings;
  return {
    log: {
      version: '1.2',
      creator: { name: '@nexudus-toolkit/contract live', version: '1' },
      entries: exchanges.map((exchange) => toEntry(exchange, anonymiser)),
      _run: {
        ...settings,
        marker: anonymiser.text(settings.marker),
        ...(businessId === undefined
          ? {}
          : { businessId: Number(anonymiser.parameter(String(businessId), 'BusinessId')) }),
      },
    },
  };
}

function toEntry(exchange: Exchange, anonymiser: Anonymiser): HarEntry {
  const { startedAt, durationMs, answer } = exchange;
  return {
    startedDateTime: anonymiser.moment(startedAt).toISOString(),
    time: durationMs,
    request: toRequest(exchange, anonymiser),
    response: toResponse(answer, anonymiser),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
  };
}

function toRequest({ request }: Exchange, anonymiser: Anonymiser): HarEntry['request'] {
  const { method, contentType, body } = request;
  const queryString = [...new URLSearchParams(request.search)].map(([name, value]) => ({
    name,
    value: anonymiser.parameter(value, name),
  }));
  const path = request.path
    .split('/')
    .map((segment) => (/^\d+$/.test(segment) ? anonymiser.parameter(segment, 'id') : segment))
    .join('/');
  const query = queryString.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  const mimeType = mediaType(contentType);
  return {
    method,
    url: `${cassetteOrigin}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    httpVersion,
    cookies: [],
    headers: body === '' ? [] : [{ name: 'content-type', value: mimeType }],
    queryString,
    ...(body === ''
      ? {}
      : { postData: { mimeType, text: replaceBody(body, mimeType, anonymiser) } }),
    headersSize: unknownSize,
    bodySize: unknownSize,
  };
}

function toResponse(
  answer: ReceivedAnswer | undefined,
  anonymiser: Anonymiser,
): HarEntry['response'] {
  const mimeType = toKnownType(answer?.headers.get('content-type') ?? null);
  const text = answer ? replaceBody(answer.text, mimeType, anonymiser) : '';
  return {
    status: answer?.status ?? 0,
    statusText: '',
    httpVersion,
    cookies: [],
    headers: answer ? keepHeaders(answer.headers, anonymiser) : [],
    content: { size: Buffer.byteLength(text), mimeType, text },
    redirectURL: '',
    headersSize: unknownSize,
    bodySize: unknownSize,
  };
}

const knownTypes = new Set([
  'application/json',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'text/html',
  'text/plain',
]);

function toKnownType(contentType: string | null): string {
  const type = mediaType(contentType);
  if (type === '') return '';
  return knownTypes.has(type) ? type : 'application/octet-stream';
}

/** No other header passes: most of them name a host, a session or a trace. */
function keepHeaders(headers: Headers, anonymiser: Anonymiser): { name: string; value: string }[] {
  const kept: [string, string][] = [];
  const type = toKnownType(headers.get('content-type'));
  if (type !== '') kept.push(['content-type', type]);
  for (const name of ['date', 'retry-after']) {
    const value = headers.get(name);
    if (value === null) continue;
    const at = Date.parse(value);
    if (/^\d{1,6}$/.test(value)) kept.push([name, value]);
    else if (!Number.isNaN(at)) kept.push([name, anonymiser.moment(new Date(at)).toUTCString()]);
  }
  return kept.map(([name, value]) => ({ name, value }));
}

function replaceBody(text: string, mimeType: string, anonymiser: Anonymiser): string {
  if (text === '') return '';
  if (mimeType === 'application/x-www-form-urlencoded') return replaceForm(text, anonymiser);
  const json = parseJson(text);
  const wait = waitSentence.exec(text);
  if (json !== undefined && !(wait && typeof json === 'string'))
    return JSON.stringify(anonymiser.json(json));
  // What is no JSON may say anything; that it could not be parsed has to stay visible.
  return wait ? `Too many requests. ${wait[0]}.` : `Not JSON, ${text.length} characters.`;
}

function replaceForm(text: string, anonymiser: Anonymiser): string {
  const fields = [...new URLSearchParams(text)].map(([name, value]): [string, string] => [
    name,
    anonymiser.parameter(value, name),
  ]);
  return new URLSearchParams(fields).toString();
}

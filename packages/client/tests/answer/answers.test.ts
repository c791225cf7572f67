import { describe, expect, test } from 'vitest';

import {
  ApiError,
  AuthenticationError,
  CommandFailedError,
  ConflictError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionError,
  ServerError,
  ThrottledError,
  UnexpectedResponseError,
  ValidationError,
} from '../../src/index.ts';
import type { NexudusError } from '../../src/index.ts';
import {
  date,
  empty,
  html,
  problem,
  problemResponse,
  text,
  waitPhrase,
} from '../fixtures/answers.ts';
import { errorOf, methods, operationIds, writes } from '../fixtures/calls.ts';
import { failure, page, record, validationFailure } from '../fixtures/messages.ts';
import { brokenResponse, jsonResponse } from '../fixtures/stub-fetch.ts';

const ambiguous: ReadonlySet<unknown> = new Set([ServerError, UnexpectedResponseError]);

type ErrorClass = abstract new (...args: never[]) => NexudusError;

describe('any answer but the documented one', () => {
  test.each<[string, () => Response, ErrorClass, object]>([
    [
      '400 as documented',
      () => jsonResponse(validationFailure, { status: 400 }),
      ValidationError,
      { status: 400, errors: validationFailure.Errors, body: validationFailure },
    ],
    [
      '400 as a problem',
      () => problemResponse(400),
      ValidationError,
      { errors: [], body: undefined, problem },
    ],
    ['400 of a web server', () => html(400), ValidationError, { errors: [], body: undefined }],
    [
      '400 with malformed Errors',
      () =>
        jsonResponse(
          { WasSuccessful: false, Errors: [null, 1, { Message: 'x' }] },
          { status: 400 },
        ),
      ValidationError,
      { errors: [] },
    ],
    ['401 without a body', () => empty(401), AuthenticationError, { status: 401, body: undefined }],
    [
      '403 as a problem',
      () => problemResponse(403),
      PermissionError,
      { status: 403, problem, body: problem },
    ],
    [
      '403 as HTML',
      () => html(403),
      PermissionError,
      { problem: undefined, body: '<html>Jane Roe</html>' },
    ],
    ['404', () => empty(404), NotFoundError, { status: 404 }],
    ['405', () => empty(405), ApiError, { status: 405 }],
    [
      '409 in the published form of a throttle',
      () => empty(409, { statusText: waitPhrase, headers: { 'Retry-After': '30' } }),
      ThrottledError,
      { status: 409, retryAfterMs: 30_000 },
    ],
    [
      '409 with Retry-After alone',
      () => empty(409, { headers: { 'Retry-After': '0' } }),
      ThrottledError,
      { retryAfterMs: 0 },
    ],
    [
      '409 with the reason phrase alone',
      () => empty(409, { statusText: waitPhrase }),
      ThrottledError,
      { retryAfterMs: undefined },
    ],
    [
      '409 with the wait in its text',
      () => text('Wait 12.5 seconds', 409),
      ThrottledError,
      { retryAfterMs: 12_500 },
    ],
    [
      '409 with a wait quoted in JSON',
      () => jsonResponse({ Message: 'Wait 5 seconds' }, { status: 409 }),
      ConflictError,
      { status: 409 },
    ],
    ['409 otherwise', () => empty(409), ConflictError, { status: 409 }],
    [
      '429 as observed',
      () => text('Too many requests. Wait 12.0001 seconds before…', 429),
      ThrottledError,
      { status: 429, retryAfterMs: 12_001 },
    ],
    ['429 without a word', () => empty(429), ThrottledError, { retryAfterMs: undefined }],
    [
      '429 with a date',
      () => empty(429, { headers: { Date: date, 'Retry-After': 'Fri, 10 Jan 2025 08:00:07 GMT' } }),
      ThrottledError,
      { retryAfterMs: 7000 },
    ],
    [
      '429 with a date in the past',
      () => empty(429, { headers: { Date: date, 'Retry-After': 'Fri, 10 Jan 2025 07:00:00 GMT' } }),
      ThrottledError,
      { retryAfterMs: 0 },
    ],
    [
      '429 with a date and no other to compare it with',
      () => empty(429, { headers: { 'Retry-After': date } }),
      ThrottledError,
      { retryAfterMs: 0 },
    ],
    [
      '429 with an absurd wait',
      () => empty(429, { headers: { 'Retry-After': '9'.repeat(40) } }),
      ThrottledError,
      { retryAfterMs: undefined },
    ],
    ['500 as HTML', () => html(500), ServerError, { status: 500 }],
    ['503 as a problem', () => problemResponse(503), ServerError, { problem }],
    [
      '500 whose body breaks off',
      () => brokenResponse(500),
      ServerError,
      { status: 500, body: undefined },
    ],
    [
      '200 with Errors',
      () => jsonResponse(validationFailure),
      ValidationError,
      { status: 200, errors: validationFailure.Errors },
    ],
    [
      '200 with WasSuccessful false',
      () => jsonResponse(failure),
      CommandFailedError,
      { status: 200, body: failure },
    ],
    [
      '200 with an empty list of Errors',
      () => jsonResponse({ ...failure, Errors: [] }),
      CommandFailedError,
      { status: 200 },
    ],
    [
      '200 with HTML',
      () => html(200),
      UnexpectedResponseError,
      { status: 200, contentType: 'text/html', text: '<html>Jane Roe</html>' },
    ],
    ['200 without a body', () => empty(200), UnexpectedResponseError, { status: 200 }],
    [
      '200 with Content-Length 0',
      () => empty(200, { headers: { 'Content-Length': '0' } }),
      UnexpectedResponseError,
      {},
    ],
    ['204', () => empty(204), UnexpectedResponseError, { status: 204 }],
    [
      '200 cut short',
      () => text('{"Id":1,"Con', 200),
      UnexpectedResponseError,
      { text: '{"Id":1,"Con' },
    ],
    [
      '200 whose connection breaks',
      () => brokenResponse(200),
      UnexpectedResponseError,
      { text: undefined, cause: new TypeError('terminated') },
    ],
    ['200 with null', () => jsonResponse(null), UnexpectedResponseError, { text: 'null' }],
    ['200 with a list', () => jsonResponse([record]), UnexpectedResponseError, {}],
    [
      '200 with records that are none',
      () => jsonResponse({ ...page, Records: [null] }),
      UnexpectedResponseError,
      {},
    ],
    ['200 with another object', () => jsonResponse({ ok: true }), UnexpectedResponseError, {}],
    [
      '302',
      () => empty(302, { headers: { Location: 'https://login.example/' } }),
      UnexpectedResponseError,
      { status: 302 },
    ],
  ])('%s becomes its error, whatever the method', async (_title, answer, type, properties) => {
    for (const method of methods) {
      const thrown = await errorOf(method, answer);
      // Of a write that may have taken effect, the error is the cause of one that says so.
      const isUnknown = ambiguous.has(type) && writes.includes(method);
      expect(thrown instanceof OutcomeUnknownError).toBe(isUnknown);
      const error = thrown instanceof OutcomeUnknownError ? thrown.cause : thrown;
      expect(error).toBeInstanceOf(type);
      expect(error).toMatchObject({
        ...properties,
        operationId: operationIds[method],
        attempts: 1,
      });
      expect(error).toHaveProperty('name', type.name);
    }
  });
});

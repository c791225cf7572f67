import { describe, expect, it } from 'vitest';
import { matchOperation } from '../src/index.ts';

describe('matchOperation', () => {
  it.each([
    ['GET', '/api/sys/openaichatmessages', 'searchOpenAiChatMessages', {}],
    ['POST', '/api/sys/openaichatmessages', 'createOpenAiChatMessage', {}],
    ['PUT', '/api/sys/openaichatmessages', 'updateOpenAiChatMessage', {}],
    ['GET', '/api/sys/openaichatmessages/7', 'getOpenAiChatMessage', { id: '7' }],
    ['DELETE', '/api/sys/openaichatmessages/7', 'deleteOpenAiChatMessage', { id: '7' }],
    ['GET', '/api/sys/openaichatmessages/..%2F7', 'getOpenAiChatMessage', { id: '..%2F7' }],
    ['POST', '/api/token', 'issueToken', {}],
  ])('%s %s is %s', (method, path, id, pathParameters) => {
    expect(matchOperation(method, path)).toMatchObject({
      kind: 'operation',
      operation: { id },
      pathParameters,
    });
  });

  it.each([
    '/',
    '/api/sys/openaichatmessages/',
    '/api/sys//openaichatmessages',
    '/api/sys/openaichatmessages/../1',
    '/api/sys/openaichatmessages/1/2',
    '/API/sys/openaichatmessages',
    '/api/sys/%6Fpenaichatmessages',
    '//api/sys/openaichatmessages',
    '/api/sys/coworkers',
  ])('%s is no path of the API', (path) => {
    expect(matchOperation('GET', path)).toEqual({ kind: 'not-found' });
  });

  it.each([
    ['PATCH', '/api/sys/openaichatmessages', ['GET', 'POST', 'PUT']],
    ['PUT', '/api/sys/openaichatmessages/7', ['GET', 'DELETE']],
    ['get', '/api/sys/openaichatmessages/7', ['GET', 'DELETE']],
    ['GET', '/api/token', ['POST']],
  ])('names the allowed methods for %s %s', (method, path, allowed) => {
    const match = matchOperation(method, path);
    expect(match.kind === 'method-not-allowed' && match.allowedMethods.toSorted()).toEqual(
      allowed.toSorted(),
    );
  });
});

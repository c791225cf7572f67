import { describe, expect, it } from 'vitest';
import { emptyAnswer, toResponse } from '../../src/calls/answer.ts';

describe('emptyAnswer', () => {
  // RFC 9110, sections 8.6 and 15: these have no body, so nothing is said of its length.
  it.each([
    [200, '0'],
    [204, null],
    [205, null],
    [304, null],
    [404, '0'],
  ])('with status %i says content-length %j', async (status, length) => {
    const response = toResponse(emptyAnswer(status, { allow: 'GET' }));

    expect(response.status).toBe(status);
    expect(response.headers.get('content-length')).toBe(length);
    expect(response.headers.get('allow')).toBe('GET');
    expect(await response.text()).toBe('');
  });
});

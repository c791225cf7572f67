import { describe, expect, it } from 'vitest';
import { findLeaks } from '../fixtures/find-leaks.ts';
import { plant } from './planted.ts';

describe('findLeaks', () => {
  const secret = plant('x');
  const value = Buffer.from(secret.value);
  it.each<[string, string | Uint8Array]>([
    ['as it is', `a${secret.value}b`],
    ['in hexadecimal digits', `a${value.toString('hex').toUpperCase()}`],
    ...['', 'a', 'ab', 'abc'].map((before): [string, string] => [
      `in base64 behind ${before.length}`,
      Buffer.from(`${before}${secret.value}zz`).toString('base64'),
    ]),
    ['in base64 for URLs', Buffer.from(`:${secret.value}`).toString('base64url')],
    ['in UTF-16', Buffer.from(secret.value, 'utf16le')],
  ])('finds a secret %s', (_, place) => {
    expect(findLeaks(place, [secret, plant('y')])).toEqual(['x']);
  });

  it('finds what is written otherwise in JSON and in URLs', () => {
    const odd = { name: 'odd', value: 'é"&/' };
    expect(findLeaks(JSON.stringify({ odd: odd.value }), [odd])).toEqual(['odd']);
    expect(findLeaks(new URLSearchParams({ odd: odd.value }).toString(), [odd])).toEqual(['odd']);
    expect(findLeaks('', [odd])).toEqual([]);
  });
});

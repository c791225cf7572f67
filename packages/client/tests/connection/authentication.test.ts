import { describe, expect, test } from 'vitest';

import { createConnection } from '../../src/connection/connection.ts';
import { basic, bearer } from '../../src/index.ts';
import type { Authentication } from '../../src/index.ts';

const secret = 's3cret';

const valueOf = ({ authorization }: Authentication): Promise<string> =>
  authorization(createConnection({ token: 'unused' }));

describe('bearer', () => {
  test('yields a fixed token', async () => {
    await expect(valueOf(bearer('abc.DEF-1_2'))).resolves.toBe('Bearer abc.DEF-1_2');
  });

  test('asks a function anew for each request', async () => {
    let count = 0;
    const auth = bearer(() => `token-${++count}`);
    await expect(valueOf(auth)).resolves.toBe('Bearer token-1');
    await expect(valueOf(auth)).resolves.toBe('Bearer token-2');
  });

  test('waits for a promised token, and passes on why there is none', async () => {
    await expect(valueOf(bearer(() => Promise.resolve('later')))).resolves.toBe('Bearer later');
    const reason = new Error('the vault is sealed');
    await expect(valueOf(bearer(() => Promise.reject(reason)))).rejects.toBe(reason);
  });

  test.each(['', `${secret}\n`, `${secret} x`, `${secret}ü`])(
    'refuses %j without repeating it',
    async (token) => {
      expect(() => bearer(token)).toThrow(/^The token must be printable ASCII/);
      expect(() => bearer(token)).not.toThrow(new RegExp(secret));
      await expect(valueOf(bearer(() => token))).rejects.toBeInstanceOf(TypeError);
    },
  );
});

describe('basic', () => {
  test.each([
    ['Aladdin', 'open sesame', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='], // RFC 7617, section 2
    ['test', '123£', 'Basic dGVzdDoxMjPCow=='], // RFC 7617, section 2.1
    ['user', '', 'Basic dXNlcjo='],
  ])('encodes %s and %s', async (username, password, value) => {
    await expect(valueOf(basic(username, password))).resolves.toBe(value);
  });

  test.each(['', 'a:b'])('refuses the user name %j', (username) => {
    expect(() => basic(username, secret)).toThrow(TypeError);
  });

  test('shows nothing of the credentials when printed', () => {
    expect(JSON.stringify([basic('user', secret), bearer(secret)])).toBe('[{},{}]');
  });
});

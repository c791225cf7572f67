import { describe, expect, it } from 'vitest';
import { generateApiKey, hashApiKey, isApiKey, looksLikeApiKey } from '../../src/keys/api-key.ts';

describe('a key', () => {
  it.each([
    ['consumer', /^nxp_[0-9a-z]{57}$/],
    ['administration', /^nxa_[0-9a-z]{57}$/],
  ] as const)('(%s) has a prefix, 50 digits of secret and 7 of checksum', (kind, form) => {
    const keys = Array.from({ length: 200 }, () => generateApiKey(kind));
    for (const key of keys) {
      expect(key).toMatch(form);
      expect(isApiKey(key, kind)).toBe(true);
      expect(looksLikeApiKey(key)).toBe(true);
    }
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is recognised by its checksum, whichever digit is wrong', () => {
    const key = generateApiKey();
    for (let index = 4; index < key.length; index += 1) {
      const digit = key[index] === '0' ? '1' : '0';
      expect(isApiKey(`${key.slice(0, index)}${digit}${key.slice(index + 1)}`)).toBe(false);
    }
  });

  it('is of one kind only, its checksum included', () => {
    const key = generateApiKey('administration');
    expect(isApiKey(key, 'consumer')).toBe(false);
    expect(isApiKey(key.replace('nxa_', 'nxp_'), 'consumer')).toBe(false);
  });

  it.each([
    ['nothing', () => ''],
    ['another prefix', (key: string) => key.replace('nxp_', 'nxq_')],
    ['a digit less', (key: string) => key.slice(0, -1)],
    ['a digit more', (key: string) => `${key}0`],
    ['a line break behind it', (key: string) => `${key}\n`],
    ['capitals', (key: string) => key.toUpperCase()],
  ])('is not %s', (_, change) => {
    expect(isApiKey(change(generateApiKey()))).toBe(false);
  });

  it('is stored as SHA-256', () => {
    expect(hashApiKey('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

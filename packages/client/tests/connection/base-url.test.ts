import { describe, expect, test } from 'vitest';

import { parseBaseUrl } from '../../src/connection/base-url.ts';

describe('parseBaseUrl', () => {
  test.each([
    ['https://spaces.nexudus.com', 'https://spaces.nexudus.com', 'https://spaces.nexudus.com'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['https://Gate.example:443/a/b//', 'https://gate.example/a/b', 'https://gate.example'],
  ])('reads %s', (value, href, origin) => {
    expect(parseBaseUrl(value)).toEqual({ href, origin });
  });

  test.each([
    ['', /absolute http/],
    ['spaces.nexudus.com', /absolute http/],
    ['/api', /absolute http/],
    ['ftp://spaces.nexudus.com', /absolute http\(s\) URL/],
    ['https://user:s3cret@spaces.nexudus.com', /without credentials/],
    ['https://spaces.nexudus.com?key=s3cret', /query or fragment/],
    ['https://spaces.nexudus.com#s3cret', /query or fragment/],
  ])('refuses %s without repeating it', (value, message) => {
    expect(() => parseBaseUrl(value)).toThrow(TypeError);
    expect(() => parseBaseUrl(value)).toThrow(message);
    expect(() => parseBaseUrl(value)).not.toThrow(/s3cret/);
  });
});

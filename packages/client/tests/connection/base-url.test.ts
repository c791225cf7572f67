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
    ['', /absolute URL/],
    ['spaces.nexudus.com', /absolute URL/],
    ['/api', /absolute URL/],
    ['ftp://spaces.nexudus.com', /begin with https/],
    ['https://user:s3cret@spaces.nexudus.com', /must not contain credentials/],
    ['https://spaces.nexudus.com?key=s3cret', /a query or a fragment/],
    ['https://spaces.nexudus.com#s3cret', /a query or a fragment/],
  ])('refuses %s without repeating it', (value, message) => {
    expect(() => parseBaseUrl(value)).toThrow(TypeError);
    expect(() => parseBaseUrl(value)).toThrow(message);
    expect(() => parseBaseUrl(value)).not.toThrow(/s3cret/);
  });
});

import { describe, expect, it } from 'vitest';
import { chooseContentCoding } from '../../src/edge/content-coding.ts';

describe('chooseContentCoding', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br', 'br'],
    ['zstd', 'zstd'],
    ['deflate, compress', undefined],
    ['gzip, deflate, br, zstd', 'zstd'],
    ['gzip;q=1.0, br;q=0.8', 'gzip'],
    ['gzip ; q=0.5 , br ; q=0.8', 'br'],
    ['gzip;q=0', undefined],
    ['gzip;q=0.000', undefined],
    ['*', 'zstd'],
    ['zstd;q=0, *', 'br'],
    ['*;q=0', undefined],
    ['*;q=0, gzip', 'gzip'],
    ['gzip;q=0.5, identity', undefined],
    ['gzip;q=0.5, identity;q=0.5', 'gzip'],
    ['identity;q=0', undefined],
    ['identity;q=0, gzip;q=0.1', 'gzip'],
    ['gzip;q=2', undefined],
    ['gzip;q=nonsense', undefined],
    ['gzip;q=-1, br;q=0.1', 'br'],
    [',,;;,', undefined],
  ])('takes %j for %s', (header, coding) => {
    expect(chooseContentCoding(header)).toBe(coding);
  });
});

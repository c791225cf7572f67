import { describe, expect, it } from 'vitest';
import { toRecordedAddress } from '../../src/recording/recorded-address.ts';

describe('toRecordedAddress', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['203.0.113.0', '203.0.113.0'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::'],
    ['2001:db8::1', '2001:db8::'],
    ['2001:db8:0:1::', '2001:db8::'],
    ['::1', '::'],
    ['1::', '1::'],
    ['1:0:3:4::8', '1:0:3::'],
    ['64:ff9b::192.0.2.33', '64:ff9b::'],
  ])('leaves the network of %s: %s', (address, network) => {
    expect(toRecordedAddress(address, 'truncated')).toBe(network);
  });

  it('leaves all of it, or nothing', () => {
    expect(toRecordedAddress('203.0.113.77', 'full')).toBe('203.0.113.77');
    expect(toRecordedAddress('203.0.113.77', 'none')).toBeUndefined();
    expect(toRecordedAddress(undefined, 'truncated')).toBeUndefined();
  });
});

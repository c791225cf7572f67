import { describe, expect, it } from 'vitest';
import { readOneTimePassword } from '../../src/upstream/one-time-password.ts';
import { createTestServiceToken } from '../fixtures/test-service-token.ts';

/** The secret of RFC 6238, appendix B, in base32. */
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('readOneTimePassword', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is as RFC 6238 has it, at %i seconds', (seconds, code) => {
    const now = new Date(seconds * 1_000);
    expect(readOneTimePassword({ totp: undefined, totpSecret }, now)).toBe(code);
  });

  it('is the code given, or none', () => {
    expect(readOneTimePassword({ totp: '123456' }, new Date())).toBe('123456');
    expect(readOneTimePassword({ totp: undefined }, new Date())).toBeUndefined();
  });
});

it('a new code goes with each sign-in', async () => {
  const { endpoint, clock, serviceToken } = createTestServiceToken({ totpSecret });
  for (let round = 1; round <= 3; round += 1) {
    await serviceToken.get();
    endpoint.answer(({ form }) =>
      form['grant_type'] === 'password' && endpoint.calls.length === 3
        ? { status: 500, headers: {}, body: Buffer.alloc(0) }
        : { status: 400, headers: {}, body: Buffer.alloc(0) },
    );
    clock.advance(60 * 60_000);
    await serviceToken.get().catch(() => undefined);
    endpoint.issue();
    clock.advance(60 * 60_000);
  }
  const codes = endpoint.calls.flatMap(({ form }) => form['totp'] ?? []);
  expect(codes.length).toBeGreaterThan(2);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
});

import { TOTP } from 'otpauth';
import type { PasswordCredentials } from './token-endpoint.ts';

/**
 * The second factor for a sign-in at this moment, if the user has one (RFC 6238: SHA-1, six digits,
 * thirty seconds, as authenticator applications take them).
 */
export function readOneTimePassword(
  { totp, totpSecret }: Pick<PasswordCredentials, 'totp' | 'totpSecret'>,
  now: Date,
): string | undefined {
  return totpSecret === undefined
    ? totp
    : new TOTP({ secret: totpSecret }).generate({ timestamp: now.getTime() });
}

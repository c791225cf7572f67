import { z } from 'zod';
import { consumerName } from './grant-schema.ts';

/** Signature algorithms with a public key, so that who verifies cannot sign. */
export type JwtAlgorithm = `${'RS' | 'PS' | 'ES'}${'256' | '384' | '512'}` | 'EdDSA' | 'Ed25519';

const asymmetricAlgorithms: readonly JwtAlgorithm[] = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const),
];

export interface JwtConfig {
  readonly issuer: string;
  readonly audience: string;
  /** Address of the issuer's key set. */
  readonly jwksUrl: string;
  readonly algorithms: readonly JwtAlgorithm[];
  readonly clockToleranceSeconds: number;
  readonly consumerClaim: string;
  /** Consumers by the value of that claim. */
  readonly consumers: Readonly<Record<string, string>>;
}

export const jwtSchema: z.ZodType<JwtConfig> = z
  .strictObject({
    issuer: z.string().min(1).describe('Value that the claim "iss" must have.'),
    audience: z.string().min(1).describe('Value that the claim "aud" must hold.'),
    jwksUrl: z
      .string()
      .refine(isSafeUrl, 'must be an https URL (http on the loopback interface only)')
      .describe("Address of the issuer's JSON Web Key Set."),
    algorithms: z
      .array(z.enum(asymmetricAlgorithms))
      .min(1)
      .default(['RS256'])
      .describe('Signature algorithms taken; asymmetric ones only.'),
    clockToleranceSeconds: z
      .int()
      .nonnegative()
      .max(300)
      .default(30)
      .describe("How far the issuer's clock may be off, in seconds."),
    consumerClaim: z.string().min(1).default('azp').describe('Claim that says whose token it is.'),
    consumers: z
      .record(z.string().min(1), consumerName)
      .describe('Consumers by the value of that claim. Any other value is refused.'),
  })
  .describe('JSON Web Tokens as identity, beside API keys.');

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}

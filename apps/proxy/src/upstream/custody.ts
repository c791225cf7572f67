import { z } from 'zod';
import type { IssuedToken } from './token-endpoint.ts';

/** What is known of the sign-in to Nexudus; replicas that share a client id share it. */
export interface Custody {
  /** Names the deployment towards Nexudus. */
  readonly clientId: string;
  readonly token?: IssuedToken | undefined;
  /** When a token was last replaced because Nexudus refused it. */
  readonly replacedAtMs?: number | undefined;
  /** Why there is no newer token, and until when nobody should ask for one. */
  readonly failure?: CustodyFailure | undefined;
}

export interface CustodyFailure {
  /** For the operator. */
  readonly message: string;
  readonly untilMs: number;
  /** Sign-ins refused one after the other. */
  readonly refusals: number;
  /** Which password was refused: a new one may be tried at once. */
  readonly passwordHash: string;
}

/** Where the custody is kept. */
export interface CustodyStore {
  /**
   * Replaces the custody by what `change` makes of the latest one, while nobody else does.
   *
   * @throws StateUnavailableError if it is shared and cannot be read, or not locked in time
   */
  update(change: (latest: Custody) => Promise<Custody>): Promise<Custody>;
}

/** Keeps it in this process alone: nothing is written anywhere. */
export function createLocalCustody(initial: Custody): CustodyStore {
  let latest = initial;
  return {
    async update(change) {
      latest = await change(latest);
      return latest;
    },
  };
}

const schema: z.ZodType<Custody> = z.object({
  clientId: z.string(),
  token: z
    .object({
      ...{ accessToken: z.string(), refreshToken: z.string() },
      ...{ issuedAtMs: z.number(), expiresAtMs: z.number() },
    })
    .optional(),
  replacedAtMs: z.number().optional(),
  failure: z
    .object({
      ...{ message: z.string(), untilMs: z.number() },
      ...{ refusals: z.number(), passwordHash: z.string() },
    })
    .optional(),
});

const json = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('is no JSON');
      return z.NEVER;
    }
  })
  .pipe(schema);

/** Reads what another process has written; `undefined` if it is of another version. */
export function parseCustody(text: string): Custody | undefined {
  return json.safeParse(text).data;
}

import { bearer, createNexudusClient, type NexudusClient } from '@nexudus-toolkit/client';
import type { Credentials } from './command-line/read-credentials.ts';
import { describeFailure, isEndOfRun, listCauses, NoAnswerError } from './nexudus.ts';
import type { Recorder } from './recorder.ts';

/** Nobody is let in with these credentials. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

/** What the recorder does is not to be done twice, nor cut short by the client's own patience. */
const plain = { retries: false, limits: false, timeoutMs: Infinity } as const;

export interface SignInOptions {
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly recorder: Recorder;
}

/**
 * Makes a client that asks through the recorder.
 *
 * @throws SignInError if the credentials are refused
 * @throws NoAnswerError if there is no answer
 */
export async function signIn(options: SignInOptions): Promise<NexudusClient> {
  const { baseUrl, credentials, recorder } = options;
  const { fetch } = recorder;
  if (credentials.kind === 'access-token')
    return createNexudusClient({ ...plain, baseUrl, fetch, auth: bearer(credentials.accessToken) });
  // The credential of a client never goes to the token endpoint.
  const client = createNexudusClient({ ...plain, baseUrl, fetch, auth: bearer('none') });
  const { username, password, totp, clientId } = credentials;
  const result = await client
    .POST('/api/token', {
      body: {
        grant_type: 'password',
        username,
        password,
        ...(totp === undefined ? {} : { totp }),
        ...(clientId === undefined ? {} : { client_id: clientId }),
      },
    })
    .catch((cause: unknown) => {
      const reason = listCauses(cause).find(isEndOfRun);
      if (reason) throw reason;
      const status = recorder.exchanges.at(-1)?.answer?.status;
      if (status === undefined)
        throw new NoAnswerError(
          `no answer from ${new URL(baseUrl).origin} to the sign-in: ${describeFailure(cause)}`,
          { cause },
        );
      throw new SignInError(`the sign-in was answered with ${status} and no token`, { cause });
    });
  const { data, response } = result;
  if (typeof data?.access_token !== 'string')
    throw new SignInError(
      `the sign-in was refused with ${response.status}; check NEXUDUS_USERNAME, NEXUDUS_PASSWORD and NEXUDUS_TOTP`,
    );
  return createNexudusClient({ ...plain, baseUrl, fetch, auth: bearer(data.access_token) });
}

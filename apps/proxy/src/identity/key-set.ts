import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';

/** No key of the issuer can be had, so no token can be told valid or not. */
export class KeySetUnavailableError extends Error {
  override readonly name = 'KeySetUnavailableError';
}

export interface KeySetOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
}

/** Older keys are fetched anew beside the requests, which go on with what there is. */
const freshForMs = 600_000;
/** An issuer that is out of reach for longer may have withdrawn a key meanwhile. */
const usableForMs = 3_600_000;
/** A key that is not in the set makes it be fetched again, at once but no more often. */
const cooldownMs = 30_000;
/** An issuer that failed is left alone for so long. */
const retryAfterFailureMs = 5_000;
const timeoutMs = 3_000;
const maxKeySetBytes = 1_048_576;

/**
 * Finds the keys of an issuer by the `kid` of a token, in the key set that the issuer publishes. Keys
 * that come with a token, or from an address that a token names, count for nothing.
 *
 * @returns throws KeySetUnavailableError where the set is needed and cannot be had
 */
export function followKeySet({ url, fetch }: KeySetOptions): JWTVerifyGetKey {
  let fetchedAtMs = -Infinity;
  let failedAtMs = -Infinity;
  let missedAtMs = -Infinity;
  let fetchForMissing: Promise<void> | undefined;

  async function fetchKeySet(...request: Parameters<typeof fetch>): Promise<Response> {
    if (Date.now() - failedAtMs < retryAfterFailureMs)
      throw new KeySetUnavailableError('The key set could not be fetched a moment ago');
    try {
      const text = await readKeySet(await fetch(...request));
      fetchedAtMs = Date.now();
      return new Response(text);
    } catch (cause) {
      failedAtMs = Date.now();
      throw new KeySetUnavailableError('The key set cannot be fetched', { cause });
    }
  }

  const keySet = createRemoteJWKSet(new URL(url), {
    ...{ timeoutDuration: timeoutMs, cacheMaxAge: usableForMs },
    // Fetched again below: jose counts from any fetch, so that a key that the issuer makes right
    // after one would be refused for as long.
    cooldownDuration: usableForMs,
    [customFetch]: fetchKeySet,
  });

  async function fetchAgain(): Promise<void> {
    missedAtMs = Date.now();
    try {
      await keySet.reload();
    } catch (error) {
      missedAtMs = -Infinity; // how soon it is tried again is up to the failure
      throw error;
    } finally {
      fetchForMissing = undefined;
    }
  }

  return async (header, token) => {
    if (keySet.fresh && Date.now() - fetchedAtMs >= freshForMs)
      keySet.reload().catch(() => undefined);
    try {
      return await keySet(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (Date.now() - missedAtMs >= cooldownMs) fetchForMissing = fetchAgain();
      if (!fetchForMissing) throw error;
      await fetchForMissing;
      return keySet(header, token);
    }
  };
}

/** The text of a key set, looked at so far that something else counts as a failure to fetch it. */
async function readKeySet(response: Response): Promise<string> {
  if (response.status !== 200) throw new Error(`The answer has the status ${response.status}`);
  const text = await response.text();
  if (text.length > maxKeySetBytes) throw new Error('The answer is too large');
  const value: unknown = JSON.parse(text);
  const isKeySet =
    typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys);
  if (!isKeySet) throw new Error('The answer is no key set');
  return text;
}

import { isObject } from '../answer/json.ts';

/**
 * The system's code of a failed connection, such as ECONNREFUSED. Node.js keeps it in the `cause` of
 * what `fetch` rejects with, Bun in the error itself; browsers and Deno tell none.
 */
export function systemCode(error: unknown): string | undefined {
  const nested = isObject(error) ? error['cause'] : undefined;
  const codes = [error, nested].map((candidate) => isObject(candidate) && candidate['code']);
  const isCode = (code: unknown): code is string =>
    typeof code === 'string' && /^[A-Z]\w+$/.test(code);
  return codes.find(isCode);
}

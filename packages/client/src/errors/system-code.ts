/**
 * The system's code of a failed connection, such as ECONNREFUSED. Node.js keeps it in the `cause` of
 * what `fetch` rejects with, Bun in the error itself; browsers and Deno tell none.
 */
export function systemCode(error: unknown): string | undefined {
  const nested = error instanceof Error ? error.cause : undefined;
  for (const candidate of [error, nested]) {
    if (!(candidate instanceof Error && 'code' in candidate)) continue;
    const { code } = candidate;
    if (typeof code === 'string' && /^[A-Z][A-Za-z0-9_]+$/.test(code)) return code;
  }
  return undefined;
}

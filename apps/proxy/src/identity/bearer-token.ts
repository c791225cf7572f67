const bearer = /^Bearer +(?<token>[^ ]+) *$/i;

/** The credential in a value of `Authorization`; `undefined` for one of another scheme. */
export function readBearerToken(header: string): string | undefined {
  return bearer.exec(header)?.groups?.['token'];
}

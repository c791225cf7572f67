/** `WWW-Authenticate` (RFC 6750) of an answer with status 401. */
export function toChallenge(error?: 'invalid_token'): { readonly 'WWW-Authenticate': string } {
  const realm = 'Bearer realm="nexudus-proxy"';
  return { 'WWW-Authenticate': error ? `${realm}, error="${error}"` : realm };
}

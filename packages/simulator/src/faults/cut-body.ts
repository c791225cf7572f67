/** The part of a body that arrives before a connection breaks, and how long all of it would be. */
export function cutBody(
  text: string,
  sentBytes: number | undefined,
): { readonly sent: Uint8Array<ArrayBuffer>; readonly totalBytes: number } {
  const bytes = new TextEncoder().encode(text);
  const half = Math.floor(bytes.byteLength / 2);
  // All bytes would be no truncation.
  const count = Math.min(sentBytes ?? half, Math.max(0, bytes.byteLength - 1));
  return { sent: bytes.slice(0, count), totalBytes: bytes.byteLength };
}

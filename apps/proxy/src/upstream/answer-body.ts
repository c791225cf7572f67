import { promisify } from 'node:util';
import { brotliDecompress, gunzip, zstdDecompress } from 'node:zlib';

/** What the proxy tells Nexudus it can decode. */
export const acceptedEncodings = 'gzip, br, zstd';

export type AnswerBodyErrorCode =
  'ANSWER_TOO_LARGE' | 'ANSWER_NOT_DECODABLE' | 'ANSWER_STATUS_UNKNOWN';

/** A body that is not taken, whatever it says. */
export class AnswerBodyError extends Error {
  override readonly name = 'AnswerBodyError';
  readonly code: AnswerBodyErrorCode;

  constructor(code: AnswerBodyErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

type Decode = (
  body: Buffer,
  options: { readonly maxOutputLength: number },
) => Promise<Buffer<ArrayBuffer>>;

/** By content coding, RFC 9110, section 8.4.1; `x-gzip` counts as `gzip` there. */
const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', promisify<Buffer, { maxOutputLength: number }, Buffer<ArrayBuffer>>(gunzip)],
  ['x-gzip', promisify<Buffer, { maxOutputLength: number }, Buffer<ArrayBuffer>>(gunzip)],
  ['br', promisify<Buffer, { maxOutputLength: number }, Buffer<ArrayBuffer>>(brotliDecompress)],
  ['zstd', promisify<Buffer, { maxOutputLength: number }, Buffer<ArrayBuffer>>(zstdDecompress)],
]);

/**
 * Reads a body to its end and decodes it, never holding more than the limit of either form: a few
 * compressed bytes can stand for gigabytes.
 *
 * @param contentEncoding as the answer's header has it
 * @throws AnswerBodyError if the body is too large, or encoded in a way that was not asked for
 */
export async function readAnswerBody(
  chunks: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Buffer<ArrayBuffer>> {
  const body = await collect(chunks, maxBytes);
  const encoding = contentEncoding?.trim().toLowerCase() ?? '';
  // Some servers name an encoding where there is nothing to encode.
  if (encoding === '' || encoding === 'identity' || body.byteLength === 0) return body;
  const decode = decoders.get(encoding);
  if (!decode) throw new AnswerBodyError('ANSWER_NOT_DECODABLE');
  try {
    return await decode(body, { maxOutputLength: maxBytes });
  } catch (cause) {
    throw new AnswerBodyError(isTooLarge(cause) ? 'ANSWER_TOO_LARGE' : 'ANSWER_NOT_DECODABLE', {
      cause,
    });
  }
}

async function collect(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of chunks) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw new AnswerBodyError('ANSWER_TOO_LARGE');
    parts.push(part);
  }
  return Buffer.concat(parts, bytes);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import type { ProxyStep } from '../pipeline/access.ts';
import { chooseContentCoding, type ContentCoding } from './content-coding.ts';

type Compress = (body: ArrayBuffer) => Promise<Buffer<ArrayBuffer>>;

const [brotli, zip, zstd] = [promisify(brotliCompress), promisify(gzip), promisify(zstdCompress)];

/** Quality 4 is the last that is as quick as gzip; the library's default of 11 is for files. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const compressors: Readonly<Record<ContentCoding, Compress>> = {
  zstd: (body) => zstd(body),
  br: (body) => brotli(body, brotliOptions),
  gzip: (body) => zip(body),
};

/** What fits a packet does not travel faster for being smaller. */
const minBytes = 1_400;

/**
 * Compresses JSON for consumers that ask for it. It comes after everything is on record, so that the
 * audit log tells the length of what was disclosed, not of what was sent. That lengths could betray
 * a secret (BREACH) takes a request that somebody else can make in the consumer's name: a key is
 * never sent by itself as a cookie is, and no answer repeats one. Hono's middleware knows gzip and
 * deflate only.
 */
export function createCompression(): ProxyStep {
  return async (c, next) => {
    await next();
    const { status, headers } = c.res;
    if (!/^application\/(?:problem\+)?json\b/i.test(headers.get('Content-Type') ?? '')) return;
    headers.append('Vary', 'Accept-Encoding');
    if (Number(headers.get('Content-Length') ?? 0) < minBytes) return;
    const coding = chooseContentCoding(c.req.header('Accept-Encoding'));
    if (!coding) return;
    const body = await compressors[coding](await c.res.arrayBuffer());
    headers.set('Content-Encoding', coding);
    headers.set('Content-Length', String(body.byteLength));
    // The tag is that of the plain body: equal in meaning, no longer byte by byte.
    const tag = headers.get('ETag');
    if (tag !== null) headers.set('ETag', `W/${tag}`);
    c.res = undefined; // or Hono would merge the headers of both
    c.res = new Response(body, { status, headers });
  };
}

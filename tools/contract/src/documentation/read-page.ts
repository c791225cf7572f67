import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { MissingPage, PageText } from './check-documentation.ts';

export interface ReadPageOptions {
  readonly fetch: typeof fetch;
  /** Folders that a file is looked for in, the first that has it. */
  readonly folders: readonly string[];
  /** How long an address may take to answer, 10 seconds by default. */
  readonly timeoutMs?: number;
  /** The largest page that is read, 5 MB by default. */
  readonly maxBytes?: number;
}

const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 5_000_000;

/** Reads a page from a file or an address. What cannot be had is a value: the other pages still count. */
export async function readPage(
  name: string,
  { fetch, folders, timeoutMs = defaultTimeoutMs, maxBytes = defaultMaxBytes }: ReadPageOptions,
): Promise<PageText | MissingPage> {
  const content = /^https?:\/\//i.test(name)
    ? await fetchPage(name, fetch, timeoutMs, maxBytes)
    : await readPageFile(name, folders, maxBytes);
  if (typeof content === 'string') return { name, problem: content };
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { name, problem: 'expected text in UTF-8, but the content is binary' };
  }
}

/** The content, or the problem. */
async function readPageFile(
  name: string,
  folders: readonly string[],
  maxBytes: number,
): Promise<Uint8Array | string> {
  let problem = 'no such file; name a file or an http(s) address';
  for (const folder of folders) {
    const path = resolve(folder, name);
    try {
      const status = await stat(path);
      if (status.isDirectory()) return 'expected a file, but this is a directory; name its pages';
      if (!status.isFile() && !status.isFIFO()) return 'expected a file, but this is a device';
      if (status.size > maxBytes) return tooLarge(maxBytes);
      const content = await readFile(path);
      // The size of a pipe is known only when it was read.
      return content.byteLength > maxBytes ? tooLarge(maxBytes) : content;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const code = 'code' in error ? error.code : undefined;
      if (code !== 'ENOENT') problem = `cannot be read: ${error.message}`;
    }
  }
  return problem;
}

async function fetchPage(
  address: string,
  fetch: ReadPageOptions['fetch'],
  timeoutMs: number,
  maxBytes: number,
): Promise<Uint8Array | string> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, {
      headers: { accept: 'text/markdown, text/plain;q=0.9' },
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      return `expected the page, but the server answered ${response.status}; check the address`;
    }
    return await readBody(response, maxBytes);
  } catch (error) {
    if (signal.aborted) return `expected the page within ${timeoutMs / 1000} s, but none came`;
    // What fetch throws says "fetch failed"; its cause says why.
    if (!(error instanceof TypeError)) throw error;
    return `cannot be fetched: ${toReason(error)}`;
  }
}

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // The types of the platform leave open what a body yields; the standard says bytes.
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function toReason({ message, cause }: Error): string {
  if (!(cause instanceof Error)) return message;
  // A refused connection to several addresses has no message of its own.
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : message;
  return cause.message === '' ? code : cause.message;
}

function tooLarge(maxBytes: number): string {
  return `expected a page of no more than ${maxBytes / 1_000_000} MB`;
}

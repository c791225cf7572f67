import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';

/** What browsers have, and Node.js has too; `Buffer`, `process` and `require` are not among them. */
const globals = {
  ...{ AbortController, AbortSignal, Blob, BroadcastChannel, DOMException, Event, EventTarget },
  ...{ FormData, Headers, MessageEvent, ReadableStream, Request, Response, TextDecoder },
  ...{ TextEncoder, TransformStream, URL, URLSearchParams, WebSocket, WritableStream },
  // MSW keeps cookies there, of which there are none.
  localStorage: { getItem: () => null, setItem: () => undefined },
  ...{ atob, btoa, clearTimeout, console, crypto, fetch, queueMicrotask, setTimeout },
};

/**
 * Bundles a program as for a browser, where a built-in of Node.js is an error, and yields what its
 * export `result` resolves to when it runs with the globals of a browser alone.
 */
export async function runInBrowser(program: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: {
      contents: program,
      loader: 'ts',
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'program',
    platform: 'browser',
    target: 'es2023',
    conditions: ['@nexudus-toolkit/source'],
    logLevel: 'silent',
  });
  const code = `${outputFiles.map(({ text }) => text).join('')}; program.result;`;
  return new Script(code).runInContext(createContext({ ...globals }));
}

import { once } from 'node:events';
import { request, type Agent, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { parseAnswers } from '../fixtures/raw-exchange.ts';
import { toBytes, type FuzzRequest } from './fuzz-request.ts';

export interface FuzzAnswer {
  readonly status: number;
  readonly requestId: string;
  /** Head and body, decoded where that was asked for. */
  readonly text: string;
}

/** For which a connection is kept behind an answer, for what else there may be. */
const idleMs = 50;

/**
 * Sends a request and reads what comes back: one answer, or as many as its damage makes of it.
 *
 * @throws if there is no answer and no end of the connection by the deadline
 */
export async function sendFuzz(
  url: string,
  fuzz: FuzzRequest,
  more: Readonly<Record<string, string>>,
  { agent, deadlineMs }: { agent: Agent; deadlineMs: number },
): Promise<readonly FuzzAnswer[]> {
  const signal = AbortSignal.timeout(deadlineMs);
  return fuzz.damage.length > 0
    ? sendDamaged(url, fuzz, more, signal)
    : [await sendWhole(url, fuzz, more, { agent, signal })];
}

async function sendWhole(
  url: string,
  { method, target, headers, body }: FuzzRequest,
  more: Readonly<Record<string, string>>,
  { agent, signal }: { agent: Agent; signal: AbortSignal },
): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const message = request({
    ...{ hostname, port, method, path: target, agent, signal },
    headers: { ...length, ...headers, ...more },
  });
  message.end(body);
  const [response] = (await once(message, 'response')) as [IncomingMessage];
  const content = await buffer(response);
  return {
    status: response.statusCode ?? 0,
    requestId: String(response.headers['x-request-id']),
    text: JSON.stringify(response.headers) + content.toString(),
  };
}

async function sendDamaged(
  url: string,
  fuzz: FuzzRequest,
  more: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly FuzzAnswer[]> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), signal });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    // The damage may be that of `Connection: close`.
    socket.setTimeout(idleMs, () => socket.destroy());
  });
  const failed = new Promise<never>((_, reject) => {
    socket.on('error', (error) => {
      if (error.name === 'AbortError') reject(error);
    });
  });
  socket.write(toBytes(fuzz, { ...more, Connection: 'close' }));
  await Promise.race([new Promise((resolve) => socket.once('close', resolve)), failed]);
  return parseAnswers(Buffer.concat(chunks).toString('latin1')).answers.map(
    ({ status, headers, body }) => ({
      ...{ status, requestId: headers['x-request-id'] ?? '' },
      text: JSON.stringify(headers) + body,
    }),
  );
}

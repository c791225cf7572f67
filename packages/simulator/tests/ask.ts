import { matchOperation, validateResponseBody } from '@nexudus-toolkit/validation';
import { expect } from 'vitest';
import { defaultUser, type Simulator, type SimulatorUser } from '../src/index.ts';

export const resource = '/api/sys/openaichatmessages';

export interface AskOptions {
  /** Who asks, by Basic authentication; the administrator by default, `null` for nobody. */
  readonly user?: SimulatorUser | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text as it is, a form, or a value to be sent as JSON. */
  readonly body?: unknown;
}

/** An answer with its body as the type that the test expects. */
export interface Told<Body> {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** Asks a simulator and holds its answer against the specification. */
export async function ask<Body = unknown>(
  simulator: Simulator,
  method: string,
  target: string,
  options: AskOptions = {},
): Promise<Told<Body>> {
  const response = await simulator.fetch(toRequest(method, target, options));
  const text = await response.text();
  const contentType = response.headers.get('content-type')?.split(';')[0];
  const body: unknown = contentType === 'application/json' ? JSON.parse(text) : text;
  expectAsSpecified(method, target, response.status, contentType, body);
  const { status, statusText, headers } = response;
  return { status, statusText, headers, text, body: body as Body };
}

export function toRequest(method: string, target: string, options: AskOptions = {}): Request {
  const { user = defaultUser, headers = {}, body } = options;
  const isRaw = typeof body === 'string' || body instanceof URLSearchParams;
  return new Request(`http://nexudus.test${target}`, {
    method,
    headers: { ...(user ? { authorization: toBasic(user) } : {}), ...headers },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
}

export function toBasic({ username, password }: SimulatorUser): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function expectAsSpecified(
  method: string,
  target: string,
  status: number,
  contentType: string | undefined,
  body: unknown,
): void {
  const match = matchOperation(method, new URL(target, 'http://nexudus.test').pathname);
  if (match.kind !== 'operation') return;
  if (contentType === undefined) {
    expect(body).toBe('');
    return;
  }
  expect(validateResponseBody(match.operation.id, status, contentType, body)).toEqual([]);
}

import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { json, messages } from '../fixtures/test-proxy.ts';
import type { SeededRandom } from './seeded-random.ts';

/** As much of an answer as came. */
export interface SeenAnswer {
  readonly requestId: string;
  readonly status: number;
  /** Of the records in it. */
  readonly ids: readonly number[];
  /** Whether it came to its end. */
  readonly isWhole: boolean;
}

export interface LoadOptions {
  readonly url: string;
  readonly key: string;
  readonly connections: number;
  readonly random: SeededRandom;
  /** Records that came into being by earlier load; each is deleted once at most. */
  readonly created: number[];
}

/** Consumers that read and write without a pause. */
export interface ClientLoad {
  readonly answers: readonly SeenAnswer[];
  /** Resolves with the first answer. */
  readonly began: Promise<unknown>;
  /** What went wrong before the end. */
  readonly failures: readonly string[];
  /** From here on a cut connection is no failure. */
  end(): void;
  /** Resolves once the last connection has come to its end. */
  readonly ended: Promise<void>;
}

interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** The simulated data as it is by default. */
const [firstId, recordCount, businessId] = [87_654_321, 1_000, 1_415_001];

export function startLoad({ url, key, connections, random, created }: LoadOptions): ClientLoad {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers: SeenAnswer[] = [];
  const failures: string[] = [];
  const answered = new EventTarget();
  const over = new AbortController();
  const isOver = () => over.signal.aborted;

  function choose(): Outgoing {
    const id = random.whole(firstId, firstId + recordCount - 1);
    const fields = { BusinessId: businessId, Action: 1, Content: 'written' };
    const kind = random.whole(1, 10);
    if (kind <= 4) return { method: 'GET', path: `${messages}?size=${random.whole(1, 50)}` };
    if (kind <= 6) return { method: 'GET', path: `${messages}/${id}` };
    if (kind === 7) return { method: 'PUT', path: messages, body: { ...fields, Id: id } };
    const oldest = kind === 8 ? created.shift() : undefined;
    if (oldest !== undefined) return { method: 'DELETE', path: `${messages}/${oldest}` };
    return { method: 'POST', path: messages, body: fields };
  }

  async function work(): Promise<void> {
    while (!isOver()) {
      const outgoing = choose();
      try {
        const answer = await send(outgoing);
        if (outgoing.method === 'POST') created.push(...answer.ids);
        if (!answer.isWhole) throw new Error(`the answer to ${answer.requestId} was cut`);
      } catch (error) {
        if (isOver()) return;
        failures.push(`${outgoing.method} ${outgoing.path} failed: ${String(error)}`);
        over.abort();
      }
    }
  }

  async function send({ method, path, body }: Outgoing): Promise<SeenAnswer> {
    const { hostname, port } = new URL(url);
    const message = request({
      ...{ hostname, port, method, path, agent },
      headers: { ...(body && json), Authorization: `Bearer ${key}` },
    });
    message.end(body && JSON.stringify(body));
    const [response] = (await once(message, 'response')) as [IncomingMessage];
    const text = await readAsMuchAsComes(response);
    const answer = {
      requestId: String(response.headers['x-request-id']),
      status: response.statusCode ?? 0,
      // Whole numbers only: the last one may have been cut in two.
      ids: Array.from(text.matchAll(/"Id":(\d+)(?=[,}])/g), ([, id]) => Number(id)),
      isWhole: response.complete,
    };
    answers.push(answer);
    answered.dispatchEvent(new Event('answer'));
    return answer;
  }

  const began = once(answered, 'answer');
  const ended = Promise.all(Array.from({ length: connections }, work)).then(() => {
    agent.destroy();
  });
  return {
    ...{ answers, failures, began, ended },
    end() {
      over.abort();
    },
  };
}

async function readAsMuchAsComes(response: IncomingMessage): Promise<string> {
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await new Promise<void>((resolve) => {
    // An error comes with the close, and leaves what had come before.
    response.on('error', () => undefined).once('close', resolve);
  });
  return text;
}

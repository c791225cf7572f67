import { basic, createNexudusClient } from '../../../src/index.ts';
import type { ChatMessages, NexudusClient, NexudusClientOptions } from '../../../src/index.ts';

/** What a case may use: a client, and the simulator that it talks to. */
export interface Scene {
  /** Where the API lies, below a path. */
  readonly baseUrl: string;
  readonly user: { readonly username: string; readonly password: string };
  /** A client of the user who may do everything; retries wait for as short as may be. */
  readonly client: (options?: Partial<NexudusClientOptions>) => NexudusClient;
  readonly chatMessages: ChatMessages;
  /** Lets the simulator fail. */
  readonly fault: (fault: Readonly<Record<string, unknown>>) => Promise<void>;
  /** How many requests the simulator has seen since the case began. */
  readonly requestCount: () => Promise<number>;
  /** How many writes took effect since the case began. */
  readonly writeCount: () => Promise<number>;
}

/** One thing that the client does alike on each runtime. */
export interface BehaviourCase {
  readonly name: string;
  /** Whether it cannot hold where the runtime repeats requests by itself. */
  readonly needsSingleSending?: boolean;
  readonly run: (scene: Scene) => Promise<void>;
}

interface State {
  readonly requests: { readonly total: number };
  readonly writes: { readonly total: number };
}

const user = { username: 'service@example.com', password: 'not-a-secret' };

/** Puts the simulator behind `origin` back to its start, without faults. */
export async function createScene(origin: string): Promise<Scene> {
  const baseUrl = `${origin}/a/path`;
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${origin}/_simulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response.status === 204 ? undefined : response.json();
  };
  // The documented answer of the control endpoint, which is a part of this workspace.
  const state = async (): Promise<State> => (await control('GET', 'state')) as State;

  await control('POST', 'reset', { messages: 60, seed: 1 });
  await control('DELETE', 'faults');
  const before = await state();

  const client = (options: Partial<NexudusClientOptions> = {}): NexudusClient => {
    const auth = basic(user.username, user.password);
    // Only one of `token` and `auth` is given, which the spread hides from the compiler.
    return createNexudusClient({
      ...{ baseUrl, random: () => 0 },
      ...('token' in options ? {} : { auth }),
      ...options,
    } as NexudusClientOptions);
  };
  return {
    baseUrl,
    user,
    client,
    chatMessages: client().chatMessages,
    fault: async (fault) => {
      await control('POST', 'faults', fault);
    },
    requestCount: async () => (await state()).requests.total - before.requests.total,
    writeCount: async () => (await state()).writes.total - before.writes.total,
  };
}

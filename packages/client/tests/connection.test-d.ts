// Checked by the compiler alone: a line marked as an error that compiles is an error itself.
import { expectTypeOf } from 'vitest';

import {
  bearer,
  createCoreClient,
  createNexudusClient,
  documentedLimits,
  NexudusError,
  OutcomeUnknownError,
  passwordGrant,
} from '../src/index.ts';
import { debugLogger } from '../src/observability/debug-logger.ts';
import type {
  AbortError,
  ApiError,
  ApiPromise,
  ApiResponse,
  CallOptions,
  Clock,
  Hooks,
  NexudusClient,
  OpenAiChatMessage,
  OperationId,
  StoredToken,
  TimeLimit,
  TimeoutError,
} from '../src/index.ts';

declare const client: NexudusClient;
declare const clock: Clock;
const user = { username: 'a', password: 'b' };
const token = 'a';

export function options(): void {
  createNexudusClient({ token, timeoutMs: 1, deadlineMs: 2, retries: false, clock });
  createNexudusClient({ token, limits: 'documented', hooks: debugLogger() });
  createNexudusClient({ token, limits: { windows: documentedLimits, account: 'ops' }, hooks: [] });
  createNexudusClient({ auth: passwordGrant(user), limits: false, retries: 2 });
  // @ts-expect-error milliseconds are a number
  createNexudusClient({ token, timeoutMs: '1s' });
  // @ts-expect-error a misspelt option
  createNexudusClient({ token, timeout: 1 });
  // @ts-expect-error there are no other limits by name
  createNexudusClient({ token, limits: 'published' });
  // @ts-expect-error a window needs its length
  createNexudusClient({ token, limits: { windows: [{ requests: 1 }] } });
  // @ts-expect-error true says not how often
  createNexudusClient({ token, retries: true });
  // @ts-expect-error a misspelt hook
  createNexudusClient({ token, hooks: { onRequests: () => undefined } });
}

export function credentials(): void {
  passwordGrant({ ...user, totp: '123456', clientId: 'replica-1' });
  passwordGrant({ ...user, totp: () => Promise.resolve('123456') });
  const store = {
    get: () => Promise.resolve<StoredToken | undefined>(undefined),
    set: (kept: StoredToken) => Promise.resolve(kept).then(() => undefined),
  };
  passwordGrant({ ...user, store });
  // @ts-expect-error the password is needed
  passwordGrant({ username: 'a' });
  // @ts-expect-error a code is a text: a number would lose its leading zeros
  passwordGrant({ ...user, totp: 123456 });
  // @ts-expect-error a store that cannot keep anything
  passwordGrant({ ...user, store: { get: store.get } });
  // @ts-expect-error a function that yields no token
  bearer(() => undefined);
}

export async function calls(): Promise<void> {
  const call = client.chatMessages.get(1, { timeoutMs: 1, deadlineMs: 2, retries: 0 });
  expectTypeOf(call).toEqualTypeOf<ApiPromise<OpenAiChatMessage>>();
  expectTypeOf(await call).toEqualTypeOf<OpenAiChatMessage>();
  expectTypeOf(await call.withResponse()).toEqualTypeOf<ApiResponse<OpenAiChatMessage>>();
  const { data, response, requestId, attempts, durationMs } = await call.withResponse();
  expectTypeOf(data.Action).toEqualTypeOf<number>();
  expectTypeOf(response).toEqualTypeOf<Response>();
  expectTypeOf(requestId).toEqualTypeOf<string | undefined>();
  expectTypeOf([attempts, durationMs]).toEqualTypeOf<number[]>();
  expectTypeOf<CallOptions['signal']>().toEqualTypeOf<AbortSignal | undefined>();
  // @ts-expect-error seconds are not an option
  await client.chatMessages.get(1, { timeoutSeconds: 1 });
  // @ts-expect-error what has been answered cannot be changed
  (await call.withResponse()).data = data;
}

export function errors(error: unknown): void {
  if (error instanceof NexudusError) {
    expectTypeOf(error.operationId).toEqualTypeOf<OperationId | undefined>();
    expectTypeOf(error.attempts).toEqualTypeOf<number>();
  }
  if (error instanceof OutcomeUnknownError) {
    expectTypeOf(error.cause).toEqualTypeOf<NexudusError>();
    expectTypeOf(error.check).toEqualTypeOf<string>();
    expectTypeOf(error.status).toEqualTypeOf<number | undefined>();
  }
  expectTypeOf<TimeoutError['limit']>().toEqualTypeOf<TimeLimit>();
  expectTypeOf<AbortError>().not.toHaveProperty('status');
  expectTypeOf<ApiError>().toExtend<NexudusError>();
}

export const hooks: Hooks = {
  onRequest({ headers, attempt, operationId }) {
    headers.set('X-Attempt', `${operationId ?? ''} ${attempt}`);
  },
  // @ts-expect-error the attempt is not the hook's to change
  onResponse: (attempt) => void (attempt.url = ''),
};

export async function core(): Promise<void> {
  const { search, get } = createCoreClient({ token, retries: 1, timeoutMs: 1 });
  expectTypeOf(await get(1)).toEqualTypeOf<OpenAiChatMessage>();
  expectTypeOf((await search({ page: 1, dir: 1 }).withResponse()).attempts).toEqualTypeOf<number>();
  // @ts-expect-error a parameter that does not exist
  await search({ PageNumber: 1 });
  // @ts-expect-error it paces nothing
  createCoreClient({ token, limits: 'documented' });
  expectTypeOf(createCoreClient({ token })).not.toHaveProperty('delete');
}

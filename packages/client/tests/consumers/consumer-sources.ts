/** A program that uses what it is given as the README says. */
export const rightCalls = `
import {
  ApiError,
  basic,
  bearer,
  createNexudusClient,
  NotFoundError,
  passwordGrant,
  ThrottledError,
  ValidationError,
} from '@nexudus-toolkit/client';
import type {
  ApiResponse,
  NexudusClient,
  OpenAiChatMessage,
  OpenAiChatMessagePage,
} from '@nexudus-toolkit/client';
import { debugLogger } from '@nexudus-toolkit/client/debug-logger';
import { openTelemetry } from '@nexudus-toolkit/client/opentelemetry';

export const clients: NexudusClient[] = [
  createNexudusClient({ token: 'token' }),
  createNexudusClient({ auth: bearer(async () => 'token'), baseUrl: 'http://127.0.0.1/path' }),
  createNexudusClient({ auth: basic('user', 'password'), hooks: [debugLogger(), openTelemetry()] }),
  createNexudusClient({
    auth: passwordGrant({ username: 'user', password: 'password', totp: () => '123456' }),
    limits: 'documented',
  }),
];

export async function use({ chatMessages, GET }: NexudusClient): Promise<number> {
  const page: OpenAiChatMessagePage = await chatMessages.search({
    channel: 'Email',
    createdFromUtc: new Date(0),
    orderBy: 'CreatedOn',
    direction: 'desc',
  });
  const answer: ApiResponse<OpenAiChatMessage> = await chatMessages
    .get(page.Records[0]?.Id ?? 1, { timeoutMs: 1000, signal: AbortSignal.timeout(1000) })
    .withResponse();
  const { WasSuccessful, Value } = await chatMessages.create({
    BusinessId: 1,
    Action: 0,
    Content: '',
  });
  const changed: OpenAiChatMessage = await chatMessages.update(
    Value.Id,
    (record) => ({ Content: record.Content + '!' }),
    { readBack: true },
  );
  for await (const { Id } of chatMessages.iterate({ size: 5 })) console.log(Id, changed.Id);
  for await (const { Action } of chatMessages.iterateFull()) console.log(Action);
  const raw = await GET('/api/sys/openaichatmessages/{id}', { params: { path: { id: 1 } } });
  const content: string | null | undefined = raw.data?.Content;
  console.log(content, WasSuccessful, answer.requestId);
  return answer.response.status;
}

export function explain(error: unknown): string | number | undefined {
  if (error instanceof ValidationError) return error.errors[0]?.Message;
  if (error instanceof ThrottledError) return error.retryAfterMs;
  if (error instanceof NotFoundError || error instanceof ApiError) return error.requestId;
  return undefined;
}
`;

/** Calls of which none may compile, each on a line of its own. */
export const wrongCalls = [
  "createNexudusClient({ baseUrl: 'http://127.0.0.1' });",
  "createNexudusClient({ token: 'token', auth: bearer('token') });",
  "createNexudusClient({ token: 'token', timeout: 1000 });",
  "client.chatMessages.search({ chanel: 'Email' });",
  "client.chatMessages.search({ orderBy: 'CreatedAt' });",
  "client.chatMessages.search({ direction: 'down' });",
  "client.chatMessages.get('1');",
  'client.chatMessages.get(1, { timeout: 1000 });',
  "client.chatMessages.create({ Action: 0, Content: '' });",
  'void client.chatMessages.search().then((page) => client.chatMessages.update(page.Records[0]!));',
  "client.chatMessages.update(1, () => ({ Contents: 'typo' }));",
  'void client.chatMessages.search().then((page) => page.Records[0]!.Action);',
  "client.GET('/api/sys/openaichatmessage');",
  'export const id: string = client.chatMessages.get(1);',
];

/** What stands before them; it compiles. */
export const wrongCallsHead = `import { bearer, createNexudusClient } from '@nexudus-toolkit/client';
const client = createNexudusClient({ auth: bearer('token') });`;

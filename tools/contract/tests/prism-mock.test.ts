import {
  AuthenticationError,
  CommandFailedError,
  createNexudusClient,
  NotFoundError,
  OutcomeUnknownError,
  ServerError,
  ThrottledError,
  ValidationError,
  type NexudusClient,
} from '@nexudus-toolkit/client';
import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPrismMock, type RunningPrism } from '../src/prism/start-prism.ts';
import { toNotedFinding } from '../src/prism/to-noted-finding.ts';
import { createViolationRecorder } from '../src/prism/violation-recorder.ts';
import { noteContract } from '../src/run/suite-note.ts';
import { readSpecification } from '../src/specification/read-specification.ts';
import { findOperation, listExamples } from '../src/specification/specification.ts';
import { failureOf, messageCalls, messageOperationIds } from './calls.ts';

const specification = await readSpecification();

let prism: RunningPrism;
let client: NexudusClient;
let recorder = createViolationRecorder();

beforeAll(async () => {
  prism = await startPrismMock(specification);
});

beforeEach(() => {
  recorder = createViolationRecorder();
  client = createNexudusClient({
    baseUrl: prism.url,
    token: 'any',
    fetch: recorder.fetch,
    retries: false,
  });
});

/** Tells the report which operation is judged, and what Prism said of it. */
function noteOperation(operationId: string): void {
  afterEach(({ task }) => {
    const findings = recorder.violations.map(toNotedFinding);
    noteContract(task, { check: 'prism-mock', operationIds: [operationId], findings });
    expect(recorder.violations).toEqual([]);
  });
}

afterAll(async () => {
  await prism.close();
});

interface Failure {
  readonly errorClass: new (...parameters: never[]) => Error;
  readonly fields: object;
}

/** What the consumer gets for each documented status of a failure. */
const failures: Readonly<Record<string, Failure>> = {
  '400': { errorClass: ValidationError, fields: { status: 400 } },
  '401': { errorClass: AuthenticationError, fields: { status: 401, body: undefined } },
  '404': { errorClass: NotFoundError, fields: { status: 404, body: undefined } },
  '409': { errorClass: ThrottledError, fields: { status: 409, retryAfterMs: 30_000 } },
  '429': { errorClass: ThrottledError, fields: { status: 429, retryAfterMs: 30_000 } },
  default: { errorClass: ServerError, fields: { status: 503 } },
};

/** A write that the server failed to answer may have taken effect all the same. */
const unknownOutcome: Failure = {
  errorClass: OutcomeUnknownError,
  fields: { status: 503, cause: expect.any(ServerError) as unknown },
};

/** Chooses an answer; Prism would leave out those whose media type the client does not ask for. */
function prefer(preference: string): Record<string, string> {
  return { Prefer: preference, Accept: 'application/json, text/plain' };
}

describe.each(messageOperationIds)('%s, answered by the mock', (operationId) => {
  noteOperation(operationId);
  const call = messageCalls[operationId];
  const { operation, method } = findOperation(specification, operationId);
  const { unsuccessful, ...successes } = listExamples(specification, operationId, '200');

  it.each(Object.entries(successes))('yields the %s example', async (name, example) => {
    await expect(call(client, prefer(`code=200, example=${name}`))).resolves.toEqual(example);
  });

  const failuresWith200 = unsuccessful === undefined ? [] : [unsuccessful];

  it.each(failuresWith200)('throws for a failure with status 200', async (example) => {
    const error = await failureOf(call(client, prefer('code=200, example=unsuccessful')));

    expect(error).toBeInstanceOf(CommandFailedError);
    expect(error).toMatchObject({ operationId, status: 200, body: example });
  });

  const statuses = Object.keys(operation.responses).filter((status) => status !== '200');

  it.each(statuses)('throws for the answer %s', async (status) => {
    const isUnknown = status === 'default' && method !== 'get';
    const failure = isUnknown ? unknownOutcome : failures[status];
    assert(failure, 'the table of failures lacks this status');
    const code = status === 'default' ? '503' : status;
    const error = await failureOf(call(client, prefer(`code=${code}`)));

    expect(error).toBeInstanceOf(failure.errorClass);
    expect(error).toMatchObject({ operationId, ...failure.fields });
  });

  const refusals = Object.entries(listExamples(specification, operationId, '400'));

  it.each(refusals)('reads the properties at fault of the %s example', async (name, example) => {
    const error = await failureOf(call(client, prefer(`code=400, example=${name}`)));

    assert(error instanceof ValidationError);
    expect(error.body).toEqual(example);
    expect(error.errors).toEqual(error.body?.Errors);
    expect(error.errors).not.toEqual([]);
  });
});

describe('issueToken, answered by the mock', () => {
  noteOperation('issueToken');
  const examples = (status: string): Record<string, unknown> =>
    listExamples(specification, 'issueToken', status);

  it('yields a token for a password', async () => {
    const { data, error } = await client.POST('/api/token', {
      body: { grant_type: 'password', username: 'service@example.com', password: 'not-a-secret' },
    });

    expect(error).toBeUndefined();
    expect(data).toEqual(examples('200')['issued']);
  });

  it('yields a token for a refresh token', async () => {
    const { data, error } = await client.POST('/api/token', {
      params: { header: { client_id: 'service@example.com' } },
      body: { grant_type: 'refresh_token', refresh_token: 'example-refresh-token' },
    });

    expect(error).toBeUndefined();
    expect(data).toEqual(examples('200')['issued']);
  });

  it.each([
    ['400', examples('400')['refused']],
    ['409', undefined],
    ['429', examples('429')['wait']],
    ['503', undefined],
  ])('yields the error of the answer %s', async (status, example) => {
    const { data, error, response } = await client.POST('/api/token', {
      body: { grant_type: 'password', username: 'service@example.com', password: 'not-a-secret' },
      headers: prefer(`code=${status}`),
    });

    expect(response.status).toBe(Number(status));
    expect(data).toBeUndefined();
    expect(error).toEqual(example);
  });
});

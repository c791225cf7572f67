import { describe, expect, it } from 'vitest';

import { createWitnessSink } from '../../src/index.ts';
import { listen } from '../sinks/fixtures.ts';

const signal = new AbortController().signal;

describe('createWitnessSink', () => {
  it('sends a checkpoint with the key', async () => {
    const server = await listen((_request, response) => response.writeHead(201).end());
    const sink = createWitnessSink({ url: server.url, key: 'secret' });
    await sink.deliver('example.com/audit\n1\nroot\n', signal);
    expect(sink).toMatchObject({ name: server.url.origin, deadlineMs: 5000 });
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        url: server.url.href,
        headers: { authorization: 'Bearer secret', 'content-type': 'text/plain; charset=utf-8' },
      },
    ]);
    expect(String(server.requests[0]?.body)).toBe('example.com/audit\n1\nroot\n');
  });

  it.each([
    { status: 401, message: 'answered with status 401: the witness does not accept the key' },
    { status: 403, message: 'answered with status 403: the witness does not accept the key' },
    {
      status: 409,
      message: 'answered with status 409: the checkpoint contradicts what the witness has seen',
    },
    { status: 503, message: 'answered with status 503' },
  ])('says what a status of $status means', async ({ status, message }) => {
    const server = await listen((_request, response) => response.writeHead(status).end());
    const sink = createWitnessSink({ url: server.url, key: 'secret' });
    await expect(sink.deliver('note', signal)).rejects.toThrow(new Error(message));
  });

  it('hands the key to nobody else', async () => {
    const other = await listen((_request, response) => response.writeHead(200).end());
    const server = await listen((_request, response) =>
      response.writeHead(307, { Location: other.url.href }).end(),
    );
    const sink = createWitnessSink({ url: server.url, key: 'secret' });
    await expect(sink.deliver('note', signal)).rejects.toThrow();
    expect(other.requests).toEqual([]);
  });

  it.each(['', 'two words', 'secret\n', 'sécret'])('refuses the key %j', (key) => {
    const make = (): unknown => createWitnessSink({ url: new URL('https://example.com'), key });
    expect(make).toThrow(TypeError);
    expect(make).not.toThrow(/cret/);
  });
});

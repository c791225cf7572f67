import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sendJson, type ReceivedRequest } from '../fixtures/fake-nexudus.ts';
import { person, treatAll } from '../fixtures/field-grants.ts';
import { toPage } from '../fixtures/records.ts';
import { startPostgres } from '../fixtures/postgres.ts';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const fullName = 'OpenAiChatMessage_AiChannelSession_Coworker_FullName';

async function readToken(proxy: TestProxy): Promise<string> {
  proxy.nexudus.answer((_, response) => {
    sendJson(response, 200, toPage([person]));
  });
  const { body } = await proxy.send({ target: messages });
  return /«PII:NAME:[0-9a-f]+»/.exec(body.toString())?.[0] ?? '';
}

async function searchBy(proxy: TestProxy, token: string): Promise<ReceivedRequest | undefined> {
  const search = new URLSearchParams({ [fullName]: token }).toString();
  expect((await proxy.send({ target: `${messages}?${search}` })).status).toBe(200);
  return proxy.nexudus.requests.at(-1);
}

describe('the vault of tokens', () => {
  it('is shared by replicas that share PostgreSQL', async () => {
    await using postgres = await startPostgres();
    const options = {
      grant: { fields: treatAll('tokenize') },
      settings: { stateUrl: postgres.url },
    };
    await using one = await startTestProxy(options);
    await using other = await startTestProxy(options);
    const token = await readToken(one);
    expect(token).toMatch(/^«PII:NAME:/);
    expect((await searchBy(other, token))?.target).toContain('Maria+Lopez');
    expect(await readToken(other)).toBe(token);
  });

  it('says nothing of what it holds', async () => {
    await using proxy = await startTestProxy({ grant: { fields: treatAll('tokenize') } });
    const token = await readToken(proxy);
    const names = (await readdir(proxy.folder)).filter((name) => name.startsWith('state.db'));
    expect(names).toContain('state.db-wal');
    const files = await Promise.all(names.map((name) => readFile(join(proxy.folder, name))));
    const texts = [...Object.values(person), token, 'support'].filter(
      (value) => typeof value === 'string' && value.length > 4,
    );
    expect(texts).toContain('Maria Lopez');
    for (const text of texts) expect(Buffer.concat(files).includes(String(text))).toBe(false);
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../fixtures/make-folder.ts';
import { everything, messages, startTestProxy } from '../fixtures/test-proxy.ts';

it('a changed file is in force as far as it can be, and warns of what waits for the next start', async () => {
  const configFile = join(await makeFolder(), 'proxy.yaml');
  const write = (audit: object) =>
    writeFile(configFile, JSON.stringify({ consumers: { support: everything }, audit }));
  await write({});
  await using proxy = await startTestProxy({ settings: { configFile } });
  const readWarnings = async () => {
    const { running, logLines } = proxy;
    const ready = await fetch(`${running.administrationUrl}/readyz`);
    expect(ready.status).toBe(200);
    return {
      ready: (await ready.text()).match(/audit\.\w+ was changed/g) ?? [],
      logged: logLines.filter((line) => line.includes('hold from the next start')).length,
    };
  };
  const readAddress = async () => {
    const { headers } = await proxy.send({ target: messages });
    return (await proxy.readAudit(headers['x-request-id']))[0]?.clientAddress;
  };
  expect(await readAddress()).toBe('127.0.0.1');

  await write({ clientAddress: 'none' });
  await proxy.running.reload();
  expect(await readAddress()).toBeUndefined();
  expect(await readWarnings()).toEqual({ ready: [], logged: 0 });

  await write({ sinks: [{ stdout: true }], phoneCountry: 'GB' });
  await proxy.running.reload();
  expect(await readWarnings()).toEqual({
    ready: ['audit.phoneCountry was changed', 'audit.sinks was changed'],
    logged: 1,
  });

  await write({});
  await proxy.running.reload();
  expect(await readWarnings()).toEqual({ ready: [], logged: 1 });
});

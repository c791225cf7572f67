import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultUser, startSimulator } from '@nexudus-toolkit/simulator';
import { describe, expect, it } from 'vitest';
import { createScene, run, startProgram } from './running-start.ts';

const path = '/api/sys/openaichatmessages?size=1';

describe('npm start, with credentials', () => {
  it('puts the proxy in front of the Nexudus they are for, for the consumers of PROXY_CONFIG', async () => {
    await using scene = await createScene();
    const nexudus = await startSimulator({ port: 0, messages: 10 });
    const configFile = join(scene.folder, 'proxy.yaml');
    await writeFile(
      configFile,
      'consumers:\n  crm:\n    operations: [searchOpenAiChatMessages]\n    businesses: all\n',
    );
    const created = await run('apps/proxy/src/keys/main.ts', scene.environment, [
      ...['create', '--consumer', 'crm', '--expires', '90d'],
    ]).closed;
    const key = created.stdout.trimEnd().split('\n').at(-1) ?? '';
    expect(key).toMatch(/^nxp_\w+$/);

    const proxy = run(startProgram, {
      ...scene.environment,
      NEXUDUS_BASE_URL: nexudus.url,
      NEXUDUS_USERNAME: defaultUser.username,
      NEXUDUS_PASSWORD: defaultUser.password,
      PROXY_CONFIG: configFile,
    });
    const [, url = ''] = await proxy.find(/"url":"([^"]+)"/);
    const answer = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ TotalItems: 10 });
    const deletion = await fetch(`${url}/api/sys/openaichatmessages/1`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(deletion.status).toBe(403);

    proxy.kill('SIGINT');
    expect(await proxy.closed).toMatchObject({ status: 0, stderr: '' });
    await nexudus.close();
  });
});

import { createNexudusClient } from '@nexudus-toolkit/client';
import { createSimulator, defaultUser } from '@nexudus-toolkit/simulator';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('the README of the repository', () => {
  it('shows the example that is compiled here, word for word', () => {
    const shown = [...read('../../../README.md').matchAll(/^```ts\n(.*?)^```$/gms)];
    expect(shown.map(([, example]) => example)).toEqual([read('readme/quick-start.ts')]);
  });

  it('has an example that works', async () => {
    const { fetch } = createSimulator();
    const { username, password } = defaultUser;
    const { POST } = createNexudusClient({ token: 'none-yet', fetch });
    const body = { grant_type: 'password', username, password } as const;
    const { data } = await POST('/api/token', { body });
    vi.stubEnv('NEXUDUS_TOKEN', data?.access_token);
    vi.stubGlobal('fetch', fetch);
    const log = vi.spyOn(console, 'log').mockReturnValue();

    await import('./readme/quick-start.ts');
    const [first, ...rest] = log.mock.calls;
    expect(rest.length).toBeLessThan(40);
    expect(first).toEqual([expect.any(Number), expect.stringMatching(/^2025-12-/)]);
    expect(rest.at(-1)).toEqual([expect.any(String)]);
  });
});

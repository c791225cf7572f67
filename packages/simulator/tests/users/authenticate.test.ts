import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../src/index.ts';
import { ask, resource } from '../ask.ts';

const user = {
  username: 'zoë@example.com',
  password: 'pâss:wörd',
  roles: 'administrator',
} as const;
const simulator = createSimulator({ messages: 0, users: [user] });

describe('Basic authentication', () => {
  it.each([
    ['UTF-8, and a password with a colon', Buffer.from('zoë@example.com:pâss:wörd'), 200],
    ['Latin-1', Buffer.from('zoë@example.com:pâss:wörd', 'latin1'), 401],
    ['no colon', Buffer.from('zoë@example.com'), 401],
  ])('with %s', async (_, bytes, status) => {
    const headers = { authorization: `Basic ${bytes.toString('base64')}` };
    expect((await ask(simulator, 'GET', resource, { user: null, headers })).status).toBe(status);
  });

  it.each(['Basic %%%', 'Basic =', 'Basic', 'Basic a'])('%j is nobody', async (authorization) => {
    const told = await ask(simulator, 'GET', resource, { user: null, headers: { authorization } });
    expect(told.status).toBe(401);
  });
});

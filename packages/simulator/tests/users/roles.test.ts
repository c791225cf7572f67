import { operations } from '@nexudus-toolkit/validation';
import { describe, expect, it } from 'vitest';
import {
  createSimulator,
  defaultUser,
  roleUsers,
  twoFactorUser,
  type SimulatorUser,
} from '../../src/index.ts';
import { ask, resource, toBasic } from '../ask.ts';

const firstId = 87_654_321;
const record = { Id: firstId, BusinessId: 1, Action: 1, Content: 'a' };

const calls: Readonly<Record<string, readonly [string, string, unknown?]>> = {
  'OpenAiChatMessage-List': ['GET', resource],
  'OpenAiChatMessage-Read': ['GET', `${resource}/${firstId}`],
  'OpenAiChatMessage-Create': ['POST', resource, record],
  'OpenAiChatMessage-Edit': ['PUT', resource, record],
  'OpenAiChatMessage-Delete': ['DELETE', `${resource}/${firstId}`],
};

async function statusOf(role: string, user: SimulatorUser | null): Promise<number> {
  const [method, target, body] = calls[role] ?? ['GET', ''];
  const simulator = createSimulator({ messages: 2 });
  return (await ask(simulator, method, target, { user, body })).status;
}

describe('roles', () => {
  it('are those that the operations of the specification name', () => {
    const named = Object.values(operations).flatMap(({ role }) => (role === null ? [] : [role]));
    expect(Object.keys(calls).sort()).toEqual([...named].sort());
    expect(Object.keys(roleUsers).sort()).toEqual([...named].sort());
  });

  it.each(Object.entries(roleUsers))('%s opens its operation and no other', async (role, user) => {
    for (const needed of Object.keys(calls))
      expect(await statusOf(needed, user)).toBe(needed === role ? 200 : 401);
  });

  it('are all held by an administrator', async () => {
    for (const role of Object.keys(calls)) expect(await statusOf(role, defaultUser)).toBe(200);
  });

  it('are held by nobody who is not known', async () => {
    for (const role of Object.keys(calls)) expect(await statusOf(role, null)).toBe(401);
  });
});

describe('the Authorization header', () => {
  const simulator = createSimulator({ messages: 2 });
  const wrong: SimulatorUser = { ...defaultUser, password: 'wrong' };
  it.each([
    ['a wrong password', toBasic(wrong)],
    ['an unknown token', 'Bearer access-1'],
    ['no password', `Basic ${Buffer.from('service@example.com').toString('base64')}`],
    ['another scheme', 'Digest abc'],
    ['nothing after the scheme', 'Bearer'],
    ['Basic credentials of a user with a one-time code', toBasic(twoFactorUser)],
  ])('is refused with an empty 401: %s', async (_, authorization) => {
    const options = { user: null, headers: { authorization } };
    const { status, text } = await ask(simulator, 'GET', resource, options);
    expect([status, text]).toEqual([401, '']);
  });

  it('carries any characters in UTF-8', async () => {
    const user: SimulatorUser = { ...defaultUser, username: 'zoë@example.com', password: 'pä:ß€' };
    const own = createSimulator({ messages: 2, users: [user] });
    expect((await ask(own, 'GET', resource, { user })).status).toBe(200);
  });

  it('names its scheme in any case', async () => {
    const authorization = toBasic(defaultUser).replace('Basic', 'basic');
    const options = { user: null, headers: { authorization } };
    expect((await ask(simulator, 'GET', resource, options)).status).toBe(200);
  });
});

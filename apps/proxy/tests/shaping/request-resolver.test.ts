import { operations, type Operation } from '@nexudus-toolkit/validation';
import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../src/problems/invalid-request-error.ts';
import { createRequestResolver } from '../../src/shaping/request-resolver.ts';
import { createTokenVault } from '../../src/shaping/token-vault.ts';
import { createWrittenTexts } from '../../src/shaping/written-texts.ts';
import { treatAll } from '../fixtures/field-grants.ts';
import { openTemporaryState } from '../fixtures/temporary-state.ts';
import { everything } from '../fixtures/test-proxy.ts';

const search = operations.searchOpenAiChatMessages;
const grant = { ...everything, fields: treatAll('tokenize'), share: { weight: 1 } };
const limits = { maxBodyBytes: 1_000, maxTargetBytes: 100 };

async function start() {
  const state = await openTemporaryState();
  const vault = createTokenVault({ state });
  const resolver = createRequestResolver({ vault, writtenTexts: createWrittenTexts(state) });
  const issue = async (value: string) => {
    const [token = ''] = await vault.issue('consumer:crm', [{ personalDataClass: 'phone', value }]);
    return token;
  };
  const resolve = (operation: Operation, query: Readonly<Record<string, string>>) =>
    resolver.resolve(operation, { path: {}, query }, grant, 'crm', limits);
  return { issue, resolve };
}

describe('createRequestResolver', () => {
  it('holds what a token stands for to the specification, and does not repeat it', async () => {
    const { issue, resolve } = await start();
    const [parameter] = search.parameters.filter(({ personalData }) => personalData === 'phone');
    const name = parameter?.name ?? '';
    const operation: Operation = {
      ...search,
      parameters: [{ name, in: 'query', required: false, type: 'integer', personalData: 'phone' }],
    };
    const error: unknown = await resolve(operation, { [name]: await issue('canary') }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error).toMatchObject({ issues: [{ propertyName: name, attemptedValue: null }] });
  });

  it('lets no filter grow beyond what a target may have', async () => {
    const { issue, resolve } = await start();
    const name = 'OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone';
    const fits = await issue('0'.repeat(100));
    expect((await resolve(search, { [name]: fits })).query).toEqual({ [name]: '0'.repeat(100) });
    await expect(resolve(search, { [name]: await issue('0'.repeat(101)) })).rejects.toMatchObject({
      code: 'target-too-long',
    });
  });

  it('leaves a request without tokens as it is', async () => {
    const { resolve } = await start();
    expect((await resolve(search, { page: '2' })).query).toEqual({ page: '2' });
  });
});

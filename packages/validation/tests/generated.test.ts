import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { operations } from '../src/index.ts';

describe('the operation table', () => {
  it('names role, effect and place of each operation', () => {
    const rows = Object.values(operations).map(({ id, method, path, role, effect }) =>
      [id, method, path, role, effect].join(' '),
    );
    const messages = '/api/sys/openaichatmessages';
    expect(rows.toSorted()).toEqual([
      `createOpenAiChatMessage POST ${messages} OpenAiChatMessage-Create write`,
      `deleteOpenAiChatMessage DELETE ${messages}/{id} OpenAiChatMessage-Delete write`,
      `getOpenAiChatMessage GET ${messages}/{id} OpenAiChatMessage-Read read`,
      'issueToken POST /api/token  write',
      `searchOpenAiChatMessages GET ${messages} OpenAiChatMessage-List read`,
      `updateOpenAiChatMessage PUT ${messages} OpenAiChatMessage-Edit write`,
    ]);
  });

  it('has all 29 parameters of a search', () => {
    expect(operations.searchOpenAiChatMessages.parameters).toHaveLength(29);
  });

  it('classes the personal data of a record, found through unions and lists', () => {
    const classes = operations.searchOpenAiChatMessages.personalData;
    expect(classes).toMatchObject({
      Content: 'free-text',
      UpdatedBy: 'email',
      AiChannelSessionExternalIdentifier: 'contact-identifier',
      AiChannelSessionCoworkerFullName: 'name',
      AiChannelSessionCoworkerMobilePhone: 'phone',
    });
    expect(operations.getOpenAiChatMessage.personalData).toEqual(classes);
  });
});

describe('the compiled validators', () => {
  it('import nothing and evaluate nothing', async () => {
    const file = new URL('../src/generated/validators.js', import.meta.url);
    const code = await readFile(file, 'utf8');
    expect(code).not.toMatch(/\beval\(|new Function|^\s*import\b|[^'"]\brequire\(/m);
  });
});

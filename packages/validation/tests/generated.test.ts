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

describe('the shapes of bodies', () => {
  it('class the same fields, where they stand', () => {
    const { answers, personalData } = operations.getOpenAiChatMessage;
    const fields = Object.entries(answers['200']?.properties ?? {});
    const classed = fields.filter(([, shape]) => shape.personalData !== undefined);
    expect(Object.fromEntries(classed.map(([name, shape]) => [name, shape.personalData]))).toEqual(
      personalData,
    );
    const page = operations.searchOpenAiChatMessages.answers['200'];
    const summary = page?.properties?.['Records']?.items?.properties ?? {};
    expect(fields).toEqual(expect.arrayContaining(Object.entries(summary)));
  });

  it('promise no type that not every alternative allows', () => {
    const { answers, requestBody } = operations.createOpenAiChatMessage;
    expect(answers['200']?.properties?.['UpdatedBy']).toEqual({
      ...{ types: ['string'], personalData: 'email' },
    });
    expect(answers['400']?.properties?.['Errors']?.items?.properties?.['AttemptedValue']).toEqual({
      ...{ types: [], personalData: 'free-text' },
    });
    expect(Object.keys(requestBody?.shape.properties ?? {})).toEqual(requestBody?.fields);
  });
});

describe('the compiled validators', () => {
  it('import nothing and evaluate nothing', async () => {
    const file = new URL('../src/generated/validators.js', import.meta.url);
    const code = await readFile(file, 'utf8');
    expect(code).not.toMatch(/\beval\(|new Function|^\s*import\b|[^'"]\brequire\(/m);
  });
});

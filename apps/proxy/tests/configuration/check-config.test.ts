import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheckConfig } from '../../src/configuration/check-config.ts';

let folder: string;
let valid: string;
let wrong: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-config-'));
  valid = join(folder, 'valid.yaml');
  wrong = join(folder, 'wrong.yaml');
  await writeFile(
    valid,
    `consumers:
  crm: { operations: [getOpenAiChatMessage], businesses: [101], fields: { name: tokenize } }
  idle: { operations: [] }
`,
  );
  await writeFile(wrong, 'consumer: {}\nlimits: { maxBodyBytes: none }\n');
});

afterAll(() => rm(folder, { recursive: true }));

async function run(args: readonly string[], defaultFile?: string) {
  const printed: string[] = [];
  const warned: string[] = [];
  const exitCode = await runCheckConfig(args, {
    defaultFile,
    print: (line) => printed.push(line),
    warn: (line) => warned.push(line),
  });
  return { exitCode, printed: printed.join('\n'), warned: warned.join('\n') };
}

describe('npm run proxy:check-config', () => {
  it('says what each consumer ends up with', async () => {
    expect(await run([valid])).toEqual({
      exitCode: 0,
      warned: '',
      printed: [
        `${valid}: valid, 2 consumers`,
        '  crm: getOpenAiChatMessage; businesses 101; name: tokenize, other personal data redacted',
        '  idle: no operation; no business, so every request is refused; all personal data redacted',
        '  audit: client addresses full; closed; checkpoints every 60 s to a file beside the log; no sinks; kept for ever',
      ].join('\n'),
    });
  });

  it.each([
    ['createOpenAiChatMessage', 'clear', 1],
    ['createOpenAiChatMessage', 'redact', 0],
    ['getOpenAiChatMessage', 'clear', 0],
  ])('notes what tokens in free text tell: %s, %s', async (operation, freeText, notes) => {
    const file = join(folder, 'tokens.yaml');
    const fields = `{ name: tokenize, free-text: ${freeText} }`;
    await writeFile(
      file,
      `consumers: { crm: { operations: [${operation}], businesses: all, fields: ${fields} } }`,
    );
    const { exitCode, printed } = await run([file]);
    expect(exitCode).toBe(0);
    expect(printed.split('note: ')).toHaveLength(notes + 1);
  });

  it('takes the file of PROXY_CONFIG if none is named', async () => {
    expect((await run([], valid)).exitCode).toBe(0);
  });

  it('prints every fault of every file with its place, and fails', async () => {
    const { exitCode, printed, warned } = await run([wrong, valid]);
    expect(exitCode).toBe(1);
    expect(warned).toContain(`${wrong}:1:1: consumer: Unrecognized key`);
    expect(warned).toContain(`${wrong}:2:11: limits.maxBodyBytes: `);
    expect(printed).toContain(`${valid}: valid`);
  });

  it.each([
    ['a file that is not there', ['/nowhere.yaml'], '/nowhere.yaml: cannot be read'],
    ['a folder', [tmpdir()], `${tmpdir()}: cannot be read`],
    ['no file at all', [], 'Name a file'],
    ['an unknown flag', ['--fix'], "Unknown option '--fix'"],
  ])('cannot check %s', async (_, args, message) => {
    const { exitCode, warned } = await run(args);
    expect(exitCode).toBe(2);
    expect(warned).toContain(message);
  });

  it('explains itself', async () => {
    const { exitCode, printed } = await run(['--help']);
    expect(exitCode).toBe(0);
    expect(printed).toContain('Usage: npm run proxy:check-config');
  });
});

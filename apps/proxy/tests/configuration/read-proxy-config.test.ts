import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ConfigurationError,
  parseProxyConfig,
  readProxyConfig,
  toProxyConfigJsonSchema,
} from '../../src/index.ts';

const limits = {
  ...{ maxBodyBytes: 1_048_576, maxAnswerBytes: 33_554_432 },
  ...{ upstreamConnectTimeoutMs: 5_000, upstreamTimeoutMs: 30_000, drainTimeoutMs: 30_000 },
};

describe('parseProxyConfig', () => {
  it.each(['', '# nothing yet\n', '{}'])('grants nothing with %j', (text) => {
    expect(parseProxyConfig(text, 'proxy.yaml')).toEqual({ consumers: {}, limits });
  });

  it('reads consumers and limits', () => {
    const text = `
consumers:
  support-2:
    operations: [searchOpenAiChatMessages, getOpenAiChatMessage]
limits:
  maxBodyBytes: 10
`;
    expect(parseProxyConfig(text, 'proxy.yaml')).toEqual({
      consumers: {
        'support-2': { operations: ['searchOpenAiChatMessages', 'getOpenAiChatMessage'] },
      },
      limits: { ...limits, maxBodyBytes: 10 },
    });
  });

  it.each<[string, string, string, RegExp]>([
    ['a key that is not closed', 'consumers: {a', '1:14', /./],
    ['a key given twice', 'limits: {}\nlimits: {}\n', '2:1', /Map keys must be unique/],
    ['an unknown key', 'consumers: {}\nlimit: {}\n', '2:1', /limit: Unrecognized key/],
    [
      'an unknown limit',
      'limits:\n  maxBodyBytes: 1\n  maxBody: 1\n',
      '3:3',
      /limits.maxBody: Unrecognized key/,
    ],
    [
      'an unknown operation',
      'consumers:\n  support:\n    operations:\n      - getOpenAiChatMessage\n      - getMessage\n',
      '5:9',
      /consumers.support.operations.1: .*searchOpenAiChatMessages/,
    ],
    [
      'the sign-in as an operation',
      'consumers:\n  support:\n    operations: [issueToken]\n',
      '3:18',
      /consumers.support.operations.0/,
    ],
    [
      'a misspelt key rather than the one it stands for',
      'consumers:\n  support:\n    operation: []\n',
      '3:5',
      /consumers.support.operation: Unrecognized key/,
    ],
    ['no operations', 'consumers:\n  support: {}\n', '2:3', /consumers.support.operations/],
    [
      'a name in capitals',
      'consumers:\n  Support:\n    operations: []\n',
      '2:3',
      /consumers.Support/,
    ],
    ['a limit of nothing', 'limits:\n  maxBodyBytes: 0\n', '2:3', /limits.maxBodyBytes/],
    ['a limit with a unit', 'limits:\n  maxBodyBytes: 1MB\n', '2:3', /limits.maxBodyBytes/],
    ['a list', '- a\n', '1:1', /configuration/],
  ])('points at %s', (_, text, place, message) => {
    const parse = () => parseProxyConfig(text, 'proxy.yaml');
    expect(parse).toThrow(ConfigurationError);
    expect(parse).toThrow(new RegExp(`^proxy\\.yaml:${place}: ${message.source}`));
  });
});

describe('readProxyConfig', () => {
  it('names a file that cannot be read', async () => {
    await expect(readProxyConfig('/nowhere/proxy.yaml')).rejects.toThrow(
      'PROXY_CONFIG names a file that cannot be read: /nowhere/proxy.yaml',
    );
  });

  it('names the variable, the file and the place of what is wrong in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'config-'));
    const file = join(folder, 'proxy.yaml');
    await writeFile(file, 'limit: {}\n');
    await expect(readProxyConfig(file)).rejects.toThrow(`PROXY_CONFIG: ${file}:1:1: limit: `);
    await rm(folder, { recursive: true });
  });
});

it('the published JSON Schema is the one that is checked against', () => {
  const file = new URL('../../schema/proxy-config.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(toProxyConfigJsonSchema());
});

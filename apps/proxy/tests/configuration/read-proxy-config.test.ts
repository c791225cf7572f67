import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  checkProxyConfig,
  ConfigurationError,
  parseProxyConfig,
  readProxyConfig,
  toProxyConfigJsonSchema,
} from '../../src/index.ts';

const redacted = {
  ...{ name: 'redact', phone: 'redact', email: 'redact' },
  ...{ 'contact-identifier': 'redact', 'free-text': 'redact' },
};

const defaults = {
  consumers: {},
  answers: {},
  cors: { origins: [] },
  trustedProxies: [],
  audit: {
    ...{ clientAddress: 'full', whenUnavailable: 'closed', spool: { maxBytes: 67_108_864 } },
    ...{ checkpoints: { everySeconds: 60 }, witness: { publicKeys: [] }, sinks: [] },
  },
  limits: {
    ...{ maxHeaderBytes: 16_384, maxTargetBytes: 8_192, maxBodyBytes: 1_048_576 },
    ...{ maxAnswerBytes: 33_554_432, maxConcurrentRequests: 256 },
    ...{ headersTimeoutMs: 10_000, requestTimeoutMs: 30_000, answerTimeoutMs: 60_000 },
    ...{ upstreamConnectTimeoutMs: 5_000, upstreamFirstByteTimeoutMs: 20_000 },
    ...{ upstreamTimeoutMs: 30_000, drainTimeoutMs: 30_000 },
  },
};

const jwt = {
  issuer: 'https://id.example.org',
  audience: 'proxy',
  jwksUrl: 'https://id.example.org/keys',
};

describe('parseProxyConfig', () => {
  it.each(['', '# nothing yet\n', '{}'])('grants nothing with %j', (text) => {
    expect(parseProxyConfig(text, 'proxy.yaml')).toEqual(defaults);
  });

  it('grants no business and no personal data unless told to', () => {
    const text = 'consumers: { crm: { operations: [getOpenAiChatMessage] } }';
    expect(parseProxyConfig(text, 'proxy.yaml').consumers).toEqual({
      crm: {
        operations: ['getOpenAiChatMessage'],
        businesses: [],
        fields: redacted,
        share: { weight: 1 },
      },
    });
  });

  it('reads all that there is to say', () => {
    const text = `
consumers:
  support-2:
    operations: [searchOpenAiChatMessages, getOpenAiChatMessage]
    businesses: [101, 102]
    fields: { name: tokenize, free-text: clear }
    tokenGroup: sales
    share: { weight: 2.5, maxConcurrentRequests: 8, maxRequestsPerMinute: 600 }
  console:
    operations: []
    businesses: all
jwt:
  issuer: ${jwt.issuer}
  audience: ${jwt.audience}
  jwksUrl: ${jwt.jwksUrl}
  algorithms: [ES256]
  consumers: { support-app: support-2 }
answers: { getOpenAiChatMessage: enforce }
cors: { origins: ['https://app.example.com', 'http://localhost:5173'] }
trustedProxies: [10.0.0.0/8, '::1', 'fd00::/8']
audit:
  clientAddress: truncated
limits:
  maxBodyBytes: 10
`;
    expect(parseProxyConfig(text, 'proxy.yaml')).toEqual({
      consumers: {
        'support-2': {
          operations: ['searchOpenAiChatMessages', 'getOpenAiChatMessage'],
          businesses: [101, 102],
          fields: { ...redacted, name: 'tokenize', 'free-text': 'clear' },
          tokenGroup: 'sales',
          share: { weight: 2.5, maxConcurrentRequests: 8, maxRequestsPerMinute: 600 },
        },
        console: { operations: [], businesses: 'all', fields: redacted, share: { weight: 1 } },
      },
      jwt: {
        ...jwt,
        algorithms: ['ES256'],
        clockToleranceSeconds: 30,
        consumerClaim: 'azp',
        consumers: { 'support-app': 'support-2' },
      },
      answers: { getOpenAiChatMessage: 'enforce' },
      cors: { origins: ['https://app.example.com', 'http://localhost:5173'] },
      trustedProxies: ['10.0.0.0/8', '::1', 'fd00::/8'],
      audit: { ...defaults.audit, clientAddress: 'truncated' },
      limits: { ...defaults.limits, maxBodyBytes: 10 },
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
    [
      'a name that JavaScript takes for itself',
      'consumers:\n  __proto__: {}\n',
      '2:3',
      /__proto__/,
    ],
    ['an alias of nothing', 'consumers: *other\n', '1:1', /Unresolved alias/],
    [
      'an unknown class of data',
      toGrant('fields: { iban: clear }'),
      '2:36',
      /.*iban: Unrecognized/,
    ],
    ['an unknown treatment', toGrant('fields: { name: hide }'), '2:36', /.*name: .*"tokenize"/],
    ['one business without a list', toGrant('businesses: 5'), '2:26', /.*must be "all" or a list/],
    [
      'a business that is none',
      toGrant('businesses: [1, "2"]'),
      '2:26',
      /.*must be "all" or a list/,
    ],
    ['a weight of nothing', toGrant('share: { weight: 0 }'), '2:35', /.*weight: /],
    [
      'an origin with a path',
      'cors: { origins: [https://a.example/x] }\n',
      '1:19',
      /.*without a path/,
    ],
    ['every origin', "cors: { origins: ['*'] }\n", '1:19', /.*must be an origin/],
    [
      'a network that is none',
      'trustedProxies: [10.0.0.0/33]\n',
      '1:18',
      /.*must be an IP address/,
    ],
    [
      'a secret shared with the issuer',
      toJwt({ algorithms: ['HS256'] }),
      '1:131',
      /jwt.algorithms.0: /,
    ],
    ['unsigned tokens', toJwt({ algorithms: ['none'] }), '1:131', /jwt.algorithms.0: /],
    [
      'keys fetched in the open',
      toJwt({ jwksUrl: 'http://id.example.org' }),
      '1:62',
      /jwt.jwksUrl: /,
    ],
    [
      'a consumer that is none',
      toJwt({ consumers: { app: 'crm' } }),
      '1:115',
      /jwt.consumers.app: names crm/,
    ],
  ])('points at %s', (_, text, place, message) => {
    const parse = () => parseProxyConfig(text, 'proxy.yaml');
    expect(parse).toThrow(ConfigurationError);
    expect(parse).toThrow(new RegExp(`^proxy\\.yaml:${place}: ${message.source}`));
  });
});

describe('checkProxyConfig', () => {
  it('names everything that is wrong, misspelt keys first', () => {
    const text = 'consumers:\n  crm:\n    operation: []\nlimits: { maxBodyBytes: 0 }\n';
    expect(checkProxyConfig(text, 'proxy.yaml')).toEqual({
      ok: false,
      faults: [
        'proxy.yaml:3:5: consumers.crm.operation: Unrecognized key',
        expect.stringMatching(/^proxy\.yaml:2:3: consumers\.crm\.operations: /),
        expect.stringMatching(/^proxy\.yaml:4:11: limits\.maxBodyBytes: /),
      ],
    });
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

function toGrant(line: string): string {
  return `consumers:\n  crm: { operations: [], ${line} }\n`;
}

function toJwt(changes: object): string {
  return JSON.stringify({ jwt: { ...jwt, consumers: {}, ...changes } });
}

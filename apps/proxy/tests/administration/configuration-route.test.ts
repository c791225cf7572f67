import { describe, expect, it } from 'vitest';
import { createConfigurationRoute } from '../../src/administration/configuration-route.ts';
import { createConfigSource } from '../../src/configuration/config-source.ts';
import { parseProxyConfig, readEnvironment } from '../../src/index.ts';
import { createTestAdministration } from '../fixtures/test-administration.ts';

const secrets = {
  NEXUDUS_USERNAME: 'canary-user',
  NEXUDUS_PASSWORD: 'canary-password',
  NEXUDUS_TOTP: '987654',
  NEXUDUS_CLIENT_ID: 'canary-client',
  PROXY_SECRET: 'ca'.repeat(32),
  ...{ AUDIT_SECRET: 'canary-secret', AUDIT_SIGNING_KEY: 'canary-key' },
};
const urls = {
  NEXUDUS_BASE_URL: 'https://nexudus.example.org',
  AUDIT_URL: 'sqlite:/var/audit.db',
  KEYS_URL: 'postgres://canary-user:canary-password@db.example.org:5433/keys?password=canary-two',
  STATE_URL: 'postgresql://canary-user@db.example.org/state',
  PROXY_CONFIG: '/etc/proxy.yaml',
};
const config = `
consumers: { crm: { operations: [getOpenAiChatMessage] } }
jwt:
  issuer: https://login.example.org
  audience: proxy
  jwksUrl: https://canary-user:canary-password@login.example.org/keys
  consumers: { crm-client: crm }
audit:
  checkpoints: { places: [{ url: 'https://witness.example.org/canary?canary' }, { file: /var/c }] }
  sinks: [{ otlpUrl: 'https://siem.example.org:8443/canary', tokenFile: /run/token }]
`;

async function read(overrides: Readonly<Record<string, string>> = {}) {
  const source = createConfigSource(parseProxyConfig(config, 'test.yaml'));
  const route = createConfigurationRoute({
    config: source,
    settings: readEnvironment({ ...secrets, ...urls, ...overrides }),
    reloadState: () => undefined,
  });
  const app = await createTestAdministration([route]);
  const response = await app.get('/configuration', await app.makeKey('operator'));
  return { source, text: await response.clone().text(), body: await response.json() };
}

describe('/configuration', () => {
  it('shows what is in force, with the defaults', async () => {
    const { body, source } = await read();
    const { consumers, limits } = source.current();
    expect(body).toMatchObject({
      configuration: { consumers, limits, jwt: { jwksUrl: 'https://login.example.org/keys' } },
      environment: {
        ...{ HOST: '127.0.0.1', PORT: 8080, ADMIN_HOST: '127.0.0.1', ADMIN_PORT: 9090 },
        ...{ NEXUDUS_BASE_URL: urls.NEXUDUS_BASE_URL, PROXY_CONFIG: urls.PROXY_CONFIG },
        ...{ AUDIT_URL: urls.AUDIT_URL, KEYS_URL: 'postgres://db.example.org:5433/keys' },
        ...{ STATE_URL: 'postgresql://db.example.org/state', credential: 'password' },
      },
      file: null,
    });
    expect(body).toMatchObject({
      configuration: {
        audit: {
          clientAddress: 'full',
          checkpoints: { places: [{ url: 'https://witness.example.org' }, { file: '/var/c' }] },
          sinks: [{ otlpUrl: 'https://siem.example.org:8443', tokenFile: '/run/token' }],
        },
      },
    });
  });

  it.each([{}, { NEXUDUS_ACCESS_TOKEN: 'canary-token' }])('shows no secret: %j', async (more) => {
    const { text } = await read(more);
    expect(text).not.toContain('canary');
    expect(text).not.toContain('987654');
    for (const form of ['hex', 'base64'] as const)
      expect(text).not.toContain(Buffer.from('ca'.repeat(32), 'hex').toString(form).slice(0, 16));
    expect(text).not.toContain('202,202');
  });
});

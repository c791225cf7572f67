import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ConfigurationError,
  hasCredentials,
  readEnvironment,
  type Environment,
} from '../../src/index.ts';

const secret = 'canary-secret';
const user = { NEXUDUS_USERNAME: 'service@example.org', NEXUDUS_PASSWORD: secret };

function writeSecret(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'secret');
  writeFileSync(file, text);
  return file;
}

function readFailure(environment: Environment): Error {
  try {
    readEnvironment(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('Nothing was wrong');
}

describe('readEnvironment', () => {
  it('fills in what is not set', () => {
    expect(readEnvironment(user)).toEqual({
      ...{ host: '127.0.0.1', port: 8080 },
      ...{ administrationHost: '127.0.0.1', administrationPort: 9090 },
      nexudusBaseUrl: 'https://spaces.nexudus.com',
      credentials: {
        ...{ kind: 'password', username: user.NEXUDUS_USERNAME, password: secret },
        ...{ totp: undefined, clientId: undefined },
      },
      ...{ auditUrl: 'sqlite:./data/audit.db', keysUrl: 'sqlite:./data/keys.db' },
      ...{ auditSecret: undefined, auditSigningKey: undefined },
      ...{ stateUrl: 'sqlite:./data/state.db', proxySecret: undefined },
      ...{ configFile: undefined, revision: undefined, logLevel: 'info' },
    });
  });

  it('takes every variable', () => {
    const settings = readEnvironment({
      ...user,
      ...{ HOST: '::1', PORT: '0', ADMIN_HOST: '::', ADMIN_PORT: '65535', NEXUDUS_TOTP: '123456' },
      ...{ NEXUDUS_BASE_URL: 'http://nexudus.test:8081/base/', NEXUDUS_CLIENT_ID: 'proxy-1' },
      ...{ AUDIT_URL: 'sqlite:/a.db', KEYS_URL: 'sqlite:/k.db', PROXY_CONFIG: '/proxy.yaml' },
      ...{ STATE_URL: 'sqlite:/s.db', PROXY_SECRET: 'a1'.repeat(32) },
      ...{ AUDIT_SECRET: 'a2'.repeat(32), AUDIT_SIGNING_KEY: 'PEM' },
      ...{ PROXY_REVISION: '0123abc', LOG_LEVEL: 'WARN' },
    });
    expect(settings).toMatchObject({
      ...{ host: '::1', port: 0, administrationHost: '::', administrationPort: 65_535 },
      nexudusBaseUrl: 'http://nexudus.test:8081/base',
      credentials: { totp: '123456', clientId: 'proxy-1' },
      ...{ auditUrl: 'sqlite:/a.db', keysUrl: 'sqlite:/k.db', configFile: '/proxy.yaml' },
      ...{ stateUrl: 'sqlite:/s.db', proxySecret: Buffer.alloc(32, 0xa1) },
      ...{ auditSecret: 'a2'.repeat(32), auditSigningKey: 'PEM' },
      ...{ revision: '0123abc', logLevel: 'warn' },
    });
  });

  it('prefers an access token that is ready', () => {
    expect(readEnvironment({ ...user, NEXUDUS_ACCESS_TOKEN: 'token' }).credentials).toEqual({
      ...{ kind: 'access-token', accessToken: 'token' },
    });
  });

  it.each(['JBSWY3DPEHPK3PXP', 'jbsw y3dp ehpk 3pxp', 'JBSW-Y3DP-EHPK-3PXP===\n'])(
    'takes the secret of a second factor as authenticators show it: %j',
    (text) => {
      expect(readEnvironment({ ...user, NEXUDUS_TOTP_SECRET: text }).credentials).toMatchObject({
        ...{ totp: undefined, totpSecret: 'JBSWY3DPEHPK3PXP' },
      });
    },
  );

  it('takes an empty value for none', () => {
    expect(readEnvironment({ ...user, PORT: '', NEXUDUS_TOTP: '' })).toMatchObject({
      port: 8080,
      credentials: { totp: undefined },
    });
  });

  it.each<[Environment, RegExp]>([
    [{}, /^NEXUDUS_USERNAME is not set; set it and NEXUDUS_PASSWORD .* or NEXUDUS_ACCESS_TOKEN/],
    [{ NEXUDUS_PASSWORD: secret }, /^NEXUDUS_USERNAME is not set, but NEXUDUS_PASSWORD is/],
    [{ NEXUDUS_USERNAME: 'x' }, /^NEXUDUS_PASSWORD is not set, but NEXUDUS_USERNAME is/],
    [{ ...user, NEXUDUS_TOTP_SECRET: secret }, /^NEXUDUS_TOTP_SECRET should be .* base32/],
    [{ ...user, NEXUDUS_TOTP_SECRET: 'JBSWY3DPEHPK3PX' }, /^NEXUDUS_TOTP_SECRET should be/],
    [
      { ...user, NEXUDUS_TOTP: '1', NEXUDUS_TOTP_SECRET: 'JBSWY3DPEHPK3PXP' },
      /^NEXUDUS_TOTP and NEXUDUS_TOTP_SECRET are both set/,
    ],
    [{ ...user, PORT: '80a' }, /^PORT is "80a"; it should be a port from 0 to 65535$/],
    [{ ...user, PORT: '65536' }, /^PORT is "65536"/],
    [{ ...user, PORT: '-1' }, /^PORT is "-1"/],
    [{ ...user, ADMIN_PORT: '1e3' }, /^ADMIN_PORT is "1e3"/],
    [{ ...user, LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud"; it should be one of trace, .*, fatal$/],
    [{ ...user, LOG_LEVEL: '30' }, /^LOG_LEVEL is "30"/],
    [{ ...user, PROXY_SECRET: secret }, /^PROXY_SECRET should be at least 32 random bytes/],
    ...[
      ...[
        'spaces.nexudus.com',
        'ftp://spaces.nexudus.com',
        'https://x.test?a=1',
        'https://x.test#a',
      ],
      `https://user:${secret}@x.test`,
    ].map((url): [Environment, RegExp] => [
      { ...user, NEXUDUS_BASE_URL: url },
      /^NEXUDUS_BASE_URL should be an http or https URL without user/,
    ]),
  ])('refuses %j by name, and says what it should be', (environment, message) => {
    const error = readFailure(environment);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(secret);
    expect(error.message).not.toContain('\n');
  });
});

describe('a variable given as a file', () => {
  it.each([
    'NEXUDUS_USERNAME',
    'NEXUDUS_PASSWORD',
    'NEXUDUS_TOTP',
    'NEXUDUS_CLIENT_ID',
    'NEXUDUS_ACCESS_TOKEN',
    'AUDIT_URL',
    'AUDIT_SECRET',
    'AUDIT_SIGNING_KEY',
    'KEYS_URL',
    'STATE_URL',
  ])('%s is read without the line break at its end', (name) => {
    const environment = { ...user, [name]: undefined, [`${name}_FILE`]: writeSecret('value\n') };
    expect(Object.values(flatten(readEnvironment(environment)))).toContain('value');
  });

  it('cannot be given directly as well', () => {
    const environment = { ...user, NEXUDUS_PASSWORD_FILE: writeSecret('other-canary') };
    const { message } = readFailure(environment);
    expect(message).toBe(
      'NEXUDUS_PASSWORD and NEXUDUS_PASSWORD_FILE are both set; set only one of them',
    );
  });

  it('has to be readable', () => {
    const file = `${writeSecret(secret)}/not-a-folder`;
    const { message } = readFailure({ ...user, NEXUDUS_TOTP_FILE: file });
    expect(message).toBe(`NEXUDUS_TOTP_FILE names a file that cannot be read: ${file}`);
  });

  it('counts as not set when the file is empty', () => {
    const file = writeSecret('\n');
    const { message } = readFailure({ NEXUDUS_USERNAME: 'x', NEXUDUS_PASSWORD_FILE: file });
    expect(message).toMatch(/^NEXUDUS_PASSWORD is not set/);
  });
});

describe('hasCredentials', () => {
  it.each<[Environment, boolean]>([
    [{}, false],
    [{ NEXUDUS_BASE_URL: 'https://x.test', NEXUDUS_TOTP: '1' }, false],
    [{ NEXUDUS_USERNAME: '' }, false],
    [{ NEXUDUS_USERNAME: 'x' }, true],
    [{ NEXUDUS_PASSWORD_FILE: '/x' }, true],
    [{ NEXUDUS_ACCESS_TOKEN: 'x' }, true],
  ])('of %j is %s', (environment, expected) => {
    expect(hasCredentials(environment)).toBe(expected);
  });
});

function flatten({ credentials, ...settings }: ReturnType<typeof readEnvironment>): object {
  return { ...settings, ...credentials };
}

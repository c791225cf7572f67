import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLiveFlags } from '../../src/live/command-line/parse-live-flags.ts';
import { EnvironmentError, readAccess } from '../../src/live/command-line/read-credentials.ts';

const defaults = {
  write: false,
  businessId: undefined,
  provokeThrottle: false,
  maximumSize: 1000,
  reportFolder: 'data/live',
  replay: undefined,
  json: false,
};

describe('parseLiveFlags', () => {
  it.each([
    [[], {}],
    [['--write', '--business', '4711'], { write: true, businessId: 4711 }],
    [['--provoke-throttle', '--json'], { provokeThrottle: true, json: true }],
    [['--maximum-size=200', '--report', 'here'], { maximumSize: 200, reportFolder: 'here' }],
    [['--replay', 'a.har'], { replay: 'a.har', reportFolder: undefined }],
    [['--replay', 'a.har', '--report', 'b'], { replay: 'a.har', reportFolder: 'b' }],
  ])('reads %j', (args, changes) => {
    expect(parseLiveFlags(args)).toEqual({ kind: 'run', flags: { ...defaults, ...changes } });
  });

  it.each([
    [['--business', '4711'], '--write'],
    [['--write', '--business', 'x'], '--business must be an integer from 1'],
    [['--write', '--business', '0'], '--business must be an integer from 1'],
    [['--maximum-size', '10001'], '--maximum-size must be an integer from 1 to 10000'],
    [['--replay', 'a.har', '--write'], 'A replay asks what was asked then'],
    [['--replay', ''], '--replay must be'],
    [['--report='], '--report must be'],
    [['--writes'], "'--writes'"],
    [['extra'], "'extra'"],
  ])('refuses %j in one line', (args, message) => {
    const command = parseLiveFlags(args);
    const text = command.kind === 'invalid' ? command.message : '';

    expect(text).toContain(message);
    expect(text).toMatch(/^[^\n]+ See --help\.$/);
  });

  it('shows help, whatever else is asked for', () => {
    expect(parseLiveFlags(['--business', 'x', '--help'])).toEqual({ kind: 'help' });
  });
});

describe('readAccess', () => {
  const password = { NEXUDUS_USERNAME: 'a@example.com', NEXUDUS_PASSWORD: 'p' };
  let folder: string;
  let secretFile: string;
  let emptyFile: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-'));
    [secretFile, emptyFile] = [join(folder, 'secret'), join(folder, 'empty')];
    await writeFile(secretFile, 'from-file\r\n');
    await writeFile(emptyFile, '\n');
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('reads user and password, and Nexudus itself by default', () => {
    expect(readAccess({ ...password, NEXUDUS_TOTP: '123456', NEXUDUS_CLIENT_ID: '' })).toEqual({
      baseUrl: 'https://spaces.nexudus.com',
      credentials: {
        kind: 'password',
        username: 'a@example.com',
        password: 'p',
        totp: '123456',
        clientId: undefined,
      },
    });
  });

  it('reads a token, from a file too', () => {
    const credentials = { kind: 'access-token', accessToken: 'from-file' };
    expect(readAccess({ NEXUDUS_ACCESS_TOKEN: 'from-file' }).credentials).toEqual(credentials);
    expect(readAccess({ NEXUDUS_ACCESS_TOKEN_FILE: secretFile }).credentials).toEqual(credentials);
  });

  it('keeps the path of an address', () => {
    const { baseUrl } = readAccess({
      ...password,
      NEXUDUS_BASE_URL: 'http://127.0.0.1:8080/api-of/us/',
    });
    expect(baseUrl).toBe('http://127.0.0.1:8080/api-of/us');
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'NEXUDUS_USERNAME and NEXUDUS_PASSWORD'],
    [{ NEXUDUS_USERNAME: 'secret' }, 'NEXUDUS_PASSWORD'],
    [{ NEXUDUS_PASSWORD: 'secret' }, 'NEXUDUS_USERNAME'],
    [{ ...password, NEXUDUS_ACCESS_TOKEN: 'secret' }, 'not both'],
    [{ NEXUDUS_ACCESS_TOKEN: 'sec ret' }, 'NEXUDUS_ACCESS_TOKEN'],
    [{ ...password, NEXUDUS_BASE_URL: 'secret' }, 'NEXUDUS_BASE_URL'],
    [{ ...password, NEXUDUS_BASE_URL: 'ftp://secret' }, 'NEXUDUS_BASE_URL'],
    [{ ...password, NEXUDUS_BASE_URL: 'https://user:secret@host' }, 'NEXUDUS_BASE_URL'],
    [{ ...password, NEXUDUS_PASSWORD_FILE: '/tmp/x' }, 'NEXUDUS_PASSWORD_FILE'],
    [{ NEXUDUS_ACCESS_TOKEN_FILE: '/none/secret' }, 'NEXUDUS_ACCESS_TOKEN_FILE'],
  ])('refuses %j in one line without a value', (environment, message) => {
    const read = () => readAccess(environment);

    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/secret|\n/);
  });

  it('refuses an empty file', () => {
    expect(() => readAccess({ NEXUDUS_ACCESS_TOKEN_FILE: emptyFile })).toThrow(
      'NEXUDUS_ACCESS_TOKEN_FILE',
    );
  });
});

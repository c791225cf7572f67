import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readEnvironment, type Environment, type Settings } from '../../src/index.ts';

export const deployFolder = fileURLToPath(new URL('../../deploy', import.meta.url));
export const workspaceFolder = fileURLToPath(new URL('../../../..', import.meta.url));

export function readDeployFile(name: string): string {
  return readFileSync(join(deployFolder, name), 'utf8');
}

/** The documents of a file of YAML, which has to be without a fault or a doubt. */
export function readYaml(name: string): unknown[] {
  return parseAllDocuments(readDeployFile(name)).map((document) => {
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) throw fault;
    const value: unknown = document.toJS();
    return value;
  });
}

export interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** The instructions of each stage of the Dockerfile, `FROM` first. */
export function readDockerStages(text = readDeployFile('Dockerfile')): Instruction[][] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean);
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, value });
  }
  return stages;
}

/** What the image itself sets. */
export function readImageEnvironment(): Record<string, string> {
  const values = (readDockerStages().at(-1) ?? []).flatMap(({ name, value }) =>
    name === 'ENV' ? [...value.matchAll(/([A-Z_]+)=(\S+)/g)] : [],
  );
  return Object.fromEntries(values.map(([, name = '', value = '']) => [name, value]));
}

/** Names of all variables that the proxy asks its environment for, without those that end in `_FILE`. */
export function findKnownVariables(): ReadonlySet<string> {
  const known = new Set<string>();
  // One of each kind of credential, for either leaves variables of the other unread.
  const initial = { NEXUDUS_USERNAME: 'user', NEXUDUS_PASSWORD: 'password' };
  readEnvironment(
    new Proxy<Environment>(initial, {
      get(target, name) {
        known.add(String(name).replace(/_FILE$/, ''));
        return Reflect.get(target, name) as string | undefined;
      },
    }),
  );
  return known;
}

/** What secrets of a deployment may look like, by the name of their file. */
const secrets: Readonly<Record<string, string>> = {
  'nexudus-username': 'service@example.org',
  'nexudus-password': 'password',
  'proxy-secret': 'ab'.repeat(32),
  'audit-secret': 'cd'.repeat(32),
  'audit-signing-key': '-----BEGIN PRIVATE KEY-----',
  'database-url': 'postgres://proxy:password@database/proxy',
};

/** What the proxy makes of an environment, once there are the files that it names, in a folder of the test. */
export function readDeployedEnvironment(environment: Readonly<Record<string, string>>): Settings {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'secrets'));
  const entries = Object.entries(environment).map(([name, value]) => {
    if (!name.endsWith('_FILE')) return [name, value];
    const secret = value.split('/').at(-1) ?? '';
    const file = join(folder, 'secrets', secret);
    writeFileSync(file, `${secrets[secret] ?? ''}\n`);
    return [name, file];
  });
  return readEnvironment(Object.fromEntries(entries) as Environment);
}

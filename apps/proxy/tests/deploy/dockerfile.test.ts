import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findKnownVariables,
  readDeployFile,
  readDockerStages,
  readImageEnvironment,
  workspaceFolder,
} from './deployment.ts';

const stages = readDockerStages();
const image = stages.at(-1) ?? [];
const copied = image.flatMap(({ name, value }) => {
  const [, source] = /^--from=build \/build\/(\S+) /.exec(name === 'COPY' ? value : '') ?? [];
  return source === undefined ? [] : [source];
});

const readManifest = (folder: string) =>
  JSON.parse(readFileSync(join(workspaceFolder, folder, 'package.json'), 'utf8')) as {
    name: string;
    dependencies?: Record<string, string>;
  };

describe('the Dockerfile', () => {
  it('runs Node.js itself, as a user without rights', () => {
    const last = (instruction: string) => image.findLast(({ name }) => name === instruction)?.value;
    expect(last('USER')).toBe('node');
    expect(last('CMD')).toBe('["node", "/app/apps/proxy/dist/main.js"]');
    expect(image.findLastIndex(({ name }) => name === 'USER')).toBeGreaterThan(
      image.findLastIndex(({ name }) => name === 'RUN'),
    );
    expect(last('ENTRYPOINT')).toBeUndefined();
  });

  it('keeps the stores where its volume is, and leaves them to the environment', () => {
    const last = (instruction: string) => image.findLast(({ name }) => name === instruction)?.value;
    expect([last('WORKDIR'), last('VOLUME')]).toEqual(['/', '/data']);
    expect(Object.keys(readImageEnvironment()).filter((name) => name.endsWith('_URL'))).toEqual([]);
  });

  it('sets variables that there are', () => {
    const known = new Set([...findKnownVariables(), 'NODE_ENV']);
    for (const name of Object.keys(readImageEnvironment())) expect(known).toContain(name);
  });

  it('copies what there is', () => {
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied)
      if (!/(^|\/)(dist|node_modules)$/.test(path))
        expect(existsSync(join(workspaceFolder, path)), path).toBe(true);
      else expect(existsSync(join(workspaceFolder, path, '..', 'package.json')), path).toBe(true);
  });

  it('copies every package of this workspace that the proxy runs with', () => {
    const { dependencies = {} } = readManifest('apps/proxy');
    const own = Object.keys(dependencies).filter((name) => name.startsWith('@nexudus-toolkit/'));
    // Types alone: nothing of it is left in what runs.
    const needed = own.filter((name) => name !== '@nexudus-toolkit/api-types');
    for (const name of needed) {
      const folder = `packages/${name.split('/')[1] ?? ''}`;
      expect(copied).toContain(`${folder}/package.json`);
      expect(copied).toContain(`${folder}/dist`);
    }
  });

  it('checks its health at a path that the administration has', () => {
    const check = image.find(({ name }) => name === 'HEALTHCHECK')?.value;
    expect(check).toContain("fetch('http://127.0.0.1:9090/livez')");
  });

  it('is built from sources alone, and never sees a secret', () => {
    const ignored = readDeployFile('Dockerfile.dockerignore').split('\n');
    for (const path of ['**/node_modules', '**/dist', '.git', 'data', 'apps/proxy/deploy/secrets'])
      expect(ignored).toContain(path);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseProxyConfig } from '../../src/index.ts';
import {
  findKnownVariables,
  readDeployedEnvironment,
  readDeployFile,
  readImageEnvironment,
  readYaml,
} from './deployment.ts';

const service = z.looseObject({
  environment: z.record(z.string(), z.string()),
  secrets: z.array(z.string()),
  volumes: z.array(z.string()),
});
const compose = z
  .looseObject({
    services: z.strictObject({
      proxy: service.extend({
        ports: z.array(z.string()),
        stop_grace_period: z.string().regex(/^\d+s$/),
        depends_on: z.looseObject({}),
      }),
      database: service,
    }),
    ...{ volumes: z.looseObject({}), secrets: z.looseObject({}) },
  })
  .parse(readYaml('compose.yaml')[0]);
const { proxy, database } = compose.services;

describe('compose.yaml', () => {
  it('runs without rights, on a file system that it cannot write to', () => {
    expect(proxy).toMatchObject({
      ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
    });
    expect(proxy).not.toHaveProperty('privileged');
    expect(proxy).not.toHaveProperty('user'); // that of the image
  });

  it('sets variables that there are, to what they take', () => {
    const known = findKnownVariables();
    for (const name of Object.keys(proxy.environment))
      expect(known, name).toContain(name.replace(/_FILE$/, ''));
    const settings = readDeployedEnvironment({
      ...readImageEnvironment(),
      ...proxy.environment,
      NEXUDUS_USERNAME: 'service@example.org',
    });
    expect([settings.keysUrl, settings.stateUrl].join()).toMatch(/^postgres:.+,postgres:/);
    expect(settings.auditUrl).toBe('sqlite:./data/audit.db');
  });

  it('has every secret, volume and service that it names', () => {
    for (const { secrets, environment } of [proxy, database]) {
      for (const [name, value] of Object.entries(environment))
        if (name.endsWith('_FILE')) expect(secrets).toContain(value.replace('/run/secrets/', ''));
      for (const secret of secrets) expect(compose.secrets).toHaveProperty(secret);
    }
    expect(Object.keys(proxy.depends_on)).toEqual(['database']);
    for (const volume of [...proxy.volumes, ...database.volumes]) {
      const [source = ''] = volume.split(':');
      if (!source.startsWith('.')) expect(compose.volumes).toHaveProperty(source);
    }
    expect(readDeployFile('.gitignore')).toMatch(/^\/secrets\/$/m);
  });

  it('is reached from its own machine only', () => {
    for (const port of proxy.ports) expect(port).toMatch(/^127\.0\.0\.1:(\d+):\1$/);
  });

  it('gives requests the time to finish', () => {
    const graceMs = Number.parseInt(proxy.stop_grace_period) * 1_000;
    expect(graceMs).toBeGreaterThan(parseProxyConfig('', 'default').limits.drainTimeoutMs);
  });
});

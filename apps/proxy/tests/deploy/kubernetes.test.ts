import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHealthRoutes } from '../../src/administration/health-routes.ts';
import { probeDeadlineMs } from '../../src/administration/probe.ts';
import { checkProxyConfig } from '../../src/index.ts';
import { describeBuild } from '../../src/telemetry/build-information.ts';
import {
  findKnownVariables,
  readDeployedEnvironment,
  readImageEnvironment,
  readYaml,
} from './deployment.ts';

const labels = z.record(z.string(), z.string());
const selector = z.strictObject({ matchLabels: labels });
const probe = z.looseObject({
  httpGet: z.strictObject({ path: z.string(), port: z.string() }),
  timeoutSeconds: z.number(),
});
const podSchema = z.looseObject({
  ...{ automountServiceAccountToken: z.boolean(), terminationGracePeriodSeconds: z.number() },
  securityContext: z.looseObject({ runAsUser: z.number() }),
  containers: z.tuple([
    z.looseObject({
      env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
      ports: z.array(z.unknown()),
      lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }),
      ...{ livenessProbe: probe, readinessProbe: probe },
      securityContext: z.unknown(),
      volumeMounts: z.array(
        z.looseObject({
          name: z.string(),
          mountPath: z.string(),
          readOnly: z.boolean().optional(),
        }),
      ),
    }),
  ]),
  volumes: z.array(z.looseObject({ name: z.string() })),
});
const schemas = {
  ConfigMap: z.looseObject({ data: z.strictObject({ 'proxy.yaml': z.string() }) }),
  StatefulSet: z.looseObject({
    spec: z.looseObject({
      selector,
      template: z.strictObject({ metadata: z.strictObject({ labels }), spec: podSchema }),
      volumeClaimTemplates: z.array(
        z.looseObject({ metadata: z.strictObject({ name: z.string() }) }),
      ),
    }),
  }),
  Service: z.looseObject({
    spec: z.strictObject({
      selector: labels,
      ports: z.array(z.looseObject({ targetPort: z.string() })),
    }),
  }),
  PodDisruptionBudget: z.looseObject({ spec: z.looseObject({ selector }) }),
  NetworkPolicy: z.looseObject({
    spec: z.looseObject({
      podSelector: selector,
      ingress: z.array(
        z.strictObject({
          ports: z.array(z.strictObject({ port: z.string() })),
          from: z.array(z.unknown()).optional(),
        }),
      ),
    }),
  }),
};

const documents = z.array(z.looseObject({ kind: z.string() })).parse(readYaml('kubernetes.yaml'));
const find = <Kind extends keyof typeof schemas>(kind: Kind) =>
  schemas[kind].parse(documents.find((document) => document.kind === kind)) as z.infer<
    (typeof schemas)[Kind]
  >; // TypeScript loses which of the schemas it is

const set = find('StatefulSet').spec;
const pod = set.template.spec;
const [container] = pod.containers;
const config = checkProxyConfig(find('ConfigMap').data['proxy.yaml'], 'proxy.yaml');

describe('kubernetes.yaml', () => {
  it('has a configuration that is valid', () => {
    expect(config).toMatchObject({ ok: true });
  });

  it('runs without rights, on a file system that it cannot write to', () => {
    expect(pod.securityContext).toMatchObject({
      ...{ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(pod.securityContext.runAsUser).toBeGreaterThan(0);
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(container.securityContext).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
      capabilities: { drop: ['ALL'] },
    });
  });

  it('mounts what there is, and all that is written to', () => {
    const volumes = [
      ...pod.volumes.map(({ name }) => name),
      ...set.volumeClaimTemplates.map(({ metadata }) => metadata.name),
    ];
    const mounts = container.volumeMounts;
    expect(mounts.map(({ name }) => name).toSorted()).toEqual(volumes.toSorted());
    const writable = mounts.filter(({ readOnly }) => !readOnly).map(({ mountPath }) => mountPath);
    expect(writable).toEqual(['/data']);
    // The working folder of the image is the root, so that this is where the audit log is.
    expect(readSettings().auditUrl).toBe('sqlite:./data/audit.db');
  });

  it('sets variables that there are, to what they take', () => {
    const known = findKnownVariables();
    for (const { name } of container.env) expect(known, name).toContain(name.replace(/_FILE$/, ''));
    const settings = readSettings();
    expect([settings.host, settings.administrationHost]).toEqual(['0.0.0.0', '0.0.0.0']);
    expect(settings.credentials).toMatchObject({ kind: 'password', clientId: 'nexudus-proxy' });
    expect([settings.keysUrl, settings.stateUrl].join()).toMatch(/^postgres:.+,postgres:/);
  });

  it.each(['livenessProbe', 'readinessProbe'] as const)('asks a path that is open: %s', (name) => {
    const { httpGet, timeoutSeconds } = container[name];
    const routes = createHealthRoutes({
      checkReadiness: () => Promise.reject(new Error('not asked')),
      ...{ build: describeBuild(undefined), clock: () => new Date() },
    });
    expect(routes).toContainEqual(expect.objectContaining({ path: httpGet.path, role: 'open' }));
    expect(httpGet.port).toBe('administration');
    expect(timeoutSeconds * 1_000).toBeGreaterThan(probeDeadlineMs);
  });

  it('names the ports that the proxy listens on', () => {
    const { port, administrationPort } = readSettings();
    expect(container.ports).toEqual([
      { name: 'http', containerPort: port },
      { name: 'administration', containerPort: administrationPort },
    ]);
  });

  it('gives requests the time to finish', () => {
    if (!config.ok) throw new Error('see above');
    const preStopMs = container.lifecycle.preStop.sleep.seconds * 1_000;
    expect(pod.terminationGracePeriodSeconds * 1_000).toBeGreaterThan(
      preStopMs + config.config.limits.drainTimeoutMs,
    );
  });

  it('sends nobody but the monitoring to the administration', () => {
    expect(find('Service').spec.ports.map(({ targetPort }) => targetPort)).toEqual(['http']);
    const { ingress } = find('NetworkPolicy').spec;
    const open = ingress.filter(({ from }) => !from).flatMap(({ ports }) => ports);
    expect(open).toEqual([{ port: 'http' }]);
  });

  it('selects its own pods everywhere', () => {
    const own = set.template.metadata.labels;
    expect(set.selector.matchLabels).toEqual(own);
    expect(find('Service').spec.selector).toEqual(own);
    expect(find('PodDisruptionBudget').spec.selector.matchLabels).toEqual(own);
    expect(find('NetworkPolicy').spec.podSelector.matchLabels).toEqual(own);
  });
});

function readSettings() {
  const entries = container.env.map(({ name, value }) => [name, value] as const);
  return readDeployedEnvironment({ ...readImageEnvironment(), ...Object.fromEntries(entries) });
}

import type { BuildInformation } from '../telemetry/build-information.ts';
import type { AdministrationRoute } from './administration-route.ts';
import type { CheckReadiness } from './readiness.ts';

export interface HealthRoutesOptions {
  readonly checkReadiness: CheckReadiness;
  readonly build: BuildInformation;
  readonly clock: () => Date;
}

/**
 * Liveness and readiness for whatever runs the proxy, which has no key and learns no secret, and
 * more for the operator.
 */
export function createHealthRoutes(options: HealthRoutesOptions): readonly AdministrationRoute[] {
  const { checkReadiness, build, clock } = options;
  const startedAt = clock();
  return [
    { path: '/livez', role: 'open', answer: (c) => c.json({ status: 'ok' }) },
    {
      path: '/readyz',
      role: 'open',
      answer: async (c) => {
        const readiness = await checkReadiness();
        return c.json(readiness, readiness.status === 'ok' ? 200 : 503);
      },
    },
    {
      path: '/health',
      role: 'operator',
      answer: async (c) =>
        c.json({
          ...(await checkReadiness()),
          startedAt: startedAt.toISOString(),
          uptimeSeconds: Math.floor((clock().getTime() - startedAt.getTime()) / 1_000),
          build,
        }),
    },
    { path: '/build', role: 'operator', answer: (c) => c.json(build) },
  ];
}

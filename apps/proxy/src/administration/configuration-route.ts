import type { ReloadState } from '../configuration/config-reload.ts';
import type { AuditConfig } from '../configuration/audit-schema.ts';
import type { ConfigSource } from '../configuration/config-source.ts';
import type { Settings } from '../configuration/read-environment.ts';
import type { AdministrationRoute } from './administration-route.ts';
import { describeSettings, hideUser } from './describe-settings.ts';

export interface ConfigurationRouteOptions {
  readonly config: ConfigSource;
  readonly settings: Settings;
  /** What became of the configuration file, if there is one. */
  readonly reloadState: () => ReloadState | undefined;
}

/** Addresses may hold a secret, in their path as well as in their query. */
function describeAudit(audit: AuditConfig): object {
  const { checkpoints, sinks } = audit;
  return {
    ...audit,
    checkpoints: { ...checkpoints, places: checkpoints.places?.map(hidePath) },
    sinks: sinks.map(hidePath),
  };
}

function hidePath(place: object): object {
  return Object.fromEntries(
    Object.entries(place).map(([name, value]: [string, unknown]) => [
      name,
      /url$/i.test(name) ? new URL(String(value)).origin : value,
    ]),
  );
}

/** The configuration in force, defaults included, and the environment without its secrets. */
export function createConfigurationRoute(options: ConfigurationRouteOptions): AdministrationRoute {
  const { config, settings, reloadState } = options;
  return {
    path: '/configuration',
    role: 'operator',
    answer: (c) => {
      const { jwt, audit, ...configuration } = config.current();
      return c.json({
        configuration: {
          ...configuration,
          ...(jwt && { jwt: { ...jwt, jwksUrl: hideUser(jwt.jwksUrl) } }),
          audit: describeAudit(audit),
        },
        environment: describeSettings(settings),
        file: reloadState() ?? null,
      });
    },
  };
}

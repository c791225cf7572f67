import type { ReloadState } from '../configuration/config-reload.ts';
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

/** The configuration in force, defaults included, and the environment without its secrets. */
export function createConfigurationRoute(options: ConfigurationRouteOptions): AdministrationRoute {
  const { config, settings, reloadState } = options;
  return {
    path: '/configuration',
    role: 'operator',
    answer: (c) => {
      const { jwt, ...configuration } = config.current();
      return c.json({
        configuration: {
          ...configuration,
          ...(jwt && { jwt: { ...jwt, jwksUrl: hideUser(jwt.jwksUrl) } }),
        },
        environment: describeSettings(settings),
        file: reloadState() ?? null,
      });
    },
  };
}

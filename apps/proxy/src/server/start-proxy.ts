import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { trace } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { createReadingRefusal } from '../administration/audit-reading-route.ts';
import { createAuditRoutes } from '../administration/audit-readings.ts';
import { createConfigurationRoute } from '../administration/configuration-route.ts';
import { createAdministrationApp } from '../administration/create-administration-app.ts';
import { createDescriptionRoute } from '../administration/description-route.ts';
import { createHealthRoutes } from '../administration/health-routes.ts';
import { createMetricsRoute } from '../administration/metrics-route.ts';
import { createWitnessRoute } from '../administration/witness-route.ts';
import { createReadinessCheck } from '../administration/readiness.ts';
import { followConfigFile } from '../configuration/config-reload.ts';
import { createConfigSource } from '../configuration/config-source.ts';
import type { ProxyConfig } from '../configuration/proxy-config.ts';
import { listRestartSettings, warnOfRestartSettings } from '../configuration/restart-settings.ts';
import type { Settings } from '../configuration/read-environment.ts';
import { createTokenVerifier } from '../identity/token-verifier.ts';
import { followKeyStore } from '../keys/key-directory.ts';
import { openKeyStore } from '../keys/key-store.ts';
import { createProxyApp } from '../pipeline/create-proxy-app.ts';
import { createWitness } from '../recording/witness.ts';
import { openRecording } from '../recording/open-recording.ts';
import { createFieldProtection } from '../shaping/field-protection.ts';
import { loadProxySecret } from '../state/proxy-secret.ts';
import { openState } from '../state/state.ts';
import { describeBuild } from '../telemetry/build-information.ts';
import { createLogger } from '../telemetry/create-logger.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { observeProxy } from '../telemetry/observe-proxy.ts';
import { observeRecording } from '../telemetry/observe-recording.ts';
import { observeUpstream } from '../telemetry/upstream-telemetry.ts';
import { openCustody } from '../upstream/open-custody.ts';
import { createServiceToken } from '../upstream/service-token.ts';
import { createUpstreamClient } from '../upstream/upstream-client.ts';
import { listen } from './listen.ts';
import { createUnreadableRefusal } from './unreadable-request.ts';

export interface StartProxyOptions {
  readonly settings: Settings;
  /** What holds until the file that the settings name changes, if they name one. */
  readonly config: ProxyConfig;
  /** What is put in force of whatever the file then says; all of it and no more, if left out. */
  readonly completeConfig?: (config: ProxyConfig) => ProxyConfig;
  /** JSON lines on standard output by default. */
  readonly logger?: Logger;
  readonly clock?: () => Date;
  /** Where entries go that the configuration wants printed; standard output by default. */
  readonly stdout?: Writable;
}

export interface RunningProxy {
  /** Where consumers call, without a slash at the end. */
  readonly url: string;
  /** Where health and readiness are asked, without a slash at the end. */
  readonly administrationUrl: string;
  /** Reads the configuration file again; one that is not valid changes nothing. */
  reload(): Promise<void>;
  /** Refuses new connections, lets the requests in flight finish, then closes all stores. */
  stop(): Promise<void>;
}

/**
 * Starts the proxy and its administration server.
 *
 * @throws ConfigurationError if a port or a store cannot be had
 */
export async function startProxy(options: StartProxyOptions): Promise<RunningProxy> {
  const { completeConfig = unchanged, stdout = process.stdout } = options;
  const { settings, config, logger = createLogger(), clock = () => new Date() } = options;
  const { host } = settings;
  const source = createConfigSource(config);
  const build = describeBuild(settings.revision);
  const metrics = createMetrics(build);
  const tracer = trace.getTracer('nexudus-proxy', build.version);
  let isDraining = false;
  await using resources = new AsyncDisposableStack();

  const keyStore = resources.adopt(await openKeyStore({ url: settings.keysUrl, clock }), (store) =>
    store.close(),
  );
  const keys = resources.adopt(await followKeyStore({ store: keyStore, clock }), (directory) =>
    directory.stop(),
  );
  const recording = resources.adopt(
    await openRecording({
      ...{ settings, config: config.audit, logger, metrics, clock },
      ...{ newRequestId: randomUUID, stdout },
    }),
    (opened) => opened.close(),
  );
  const { auditLog, recorder } = recording;
  const { secret } = loadProxySecret(settings.proxySecret, settings.stateUrl);
  const state = resources.adopt(
    await openState({ url: settings.stateUrl, secret, clock }),
    (store) => store.close(),
  );
  const upstream = resources.adopt(
    observeUpstream(
      createUpstreamClient({
        baseUrl: settings.nexudusBaseUrl,
        limits: () => source.current().limits,
      }),
      { metrics, tracer, baseUrl: settings.nexudusBaseUrl },
    ),
    (client) => client.close(),
  );
  const serviceToken = createServiceToken({
    credentials: settings.credentials,
    upstream,
    clock,
    custody: openCustody({ settings, state, newClientId: () => `nexudus-proxy-${randomUUID()}` }),
  });
  const tokens = createTokenVerifier({ clock });
  const app = createProxyApp({
    ...{ config: source, keys, tokens, recorder, serviceToken, upstream, logger },
    ...{ metrics, tracer, fields: createFieldProtection({ state, clock }) },
    newRequestId: randomUUID,
  });
  warnOfRestartSettings(source, logger);
  const { configFile: file } = settings;
  const configFile =
    file === undefined
      ? undefined
      : resources.adopt(
          followConfigFile({ file, source, complete: completeConfig, logger, clock }),
          (follower) => {
            follower.stop();
          },
        );
  const reloadState = () => configFile?.state;
  const checkReadiness = createReadinessCheck({
    ...{ auditLog: recording, state, keys, serviceToken, reloadState },
    auditWarnings: () => recording.report().warnings,
    restartSettings: () => listRestartSettings(config.audit, source.current().audit),
    isDraining: () => isDraining,
  });
  observeRecording(metrics, recording.report);
  observeProxy(metrics, { checkReadiness, keys, serviceToken, reloadState });
  const administrationApp = createAdministrationApp({
    ...{ keys, logger },
    newRequestId: randomUUID,
    onRoleMissing: createReadingRefusal({ auditLog, logger }),
    routes: [
      ...createHealthRoutes({ checkReadiness, build, clock }),
      createMetricsRoute(metrics),
      createConfigurationRoute({ config: source, settings, reloadState }),
      createDescriptionRoute(),
      ...createAuditRoutes({ auditUrl: settings.auditUrl, ...recording }),
      createWitnessRoute(
        createWitness({
          ...{ auditLog, auditUrl: settings.auditUrl },
          publicKeys: () => source.current().audit.witness.publicKeys,
        }),
      ),
    ],
  });
  const administration = resources.adopt(
    await listen(administrationApp.fetch, {
      host: settings.administrationHost,
      port: settings.administrationPort,
      ...{ hostVariable: 'ADMIN_HOST', portVariable: 'ADMIN_PORT' },
    }),
    (server) => server.drain(0),
  );
  const proxy = resources.adopt(
    await listen(app.fetch, {
      ...{ host, port: settings.port, hostVariable: 'HOST', portVariable: 'PORT' },
      protection: {
        config: source,
        refuse: createUnreadableRefusal({
          ...{ config: source, recorder, logger, metrics },
          newRequestId: randomUUID,
        }),
      },
    }),
    (server) => server.drain(source.current().limits.drainTimeoutMs),
  );

  logger.info({ url: proxy.url, administrationUrl: administration.url, ...build }, 'proxy started');
  const started = resources.move();
  return {
    url: proxy.url,
    administrationUrl: administration.url,
    reload: async () => configFile?.reload(),
    async stop() {
      if (isDraining) return;
      isDraining = true;
      logger.info({ drainTimeoutMs: source.current().limits.drainTimeoutMs }, 'proxy stopping');
      await started.disposeAsync();
      logger.info('proxy stopped');
    },
  };
}

function unchanged(config: ProxyConfig): ProxyConfig {
  return config;
}

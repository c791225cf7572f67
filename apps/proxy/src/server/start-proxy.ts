import { randomUUID } from 'node:crypto';
import { openAuditLog } from '@nexudus-toolkit/audit-log';
import { pino, type Logger } from 'pino';
import { createAdministrationApp } from '../administration/create-administration-app.ts';
import type { ProxyConfig } from '../configuration/proxy-config.ts';
import type { Settings } from '../configuration/read-environment.ts';
import { createKeyDirectory } from '../keys/key-directory.ts';
import { openKeyStore } from '../keys/key-store.ts';
import { createProxyApp } from '../pipeline/create-proxy-app.ts';
import { createServiceToken } from '../upstream/service-token.ts';
import { createUpstreamClient } from '../upstream/upstream-client.ts';
import { listen } from './listen.ts';
import { createUnreadableRefusal } from './unreadable-request.ts';

export interface StartProxyOptions {
  readonly settings: Settings;
  readonly config: ProxyConfig;
  /** JSON lines on standard output by default. */
  readonly logger?: Logger;
  readonly clock?: () => Date;
}

export interface RunningProxy {
  /** Where consumers call, without a slash at the end. */
  readonly url: string;
  /** Where health and readiness are asked, without a slash at the end. */
  readonly administrationUrl: string;
  /** Refuses new connections, lets the requests in flight finish, then closes all stores. */
  stop(): Promise<void>;
}

/**
 * Starts the proxy and its administration server.
 *
 * @throws ConfigurationError if a port or a store cannot be had
 */
export async function startProxy(options: StartProxyOptions): Promise<RunningProxy> {
  const { settings, config, logger = pino(), clock = () => new Date() } = options;
  const { host } = settings;
  let isDraining = false;
  await using resources = new AsyncDisposableStack();

  const keyStore = resources.adopt(openKeyStore({ url: settings.keysUrl, clock }), (store) => {
    store.close();
  });
  const auditLog = resources.adopt(await openAuditLog({ url: settings.auditUrl, clock }), (log) =>
    log.close(),
  );
  const upstream = resources.adopt(
    createUpstreamClient(settings.nexudusBaseUrl, config.limits),
    (client) => client.close(),
  );
  const serviceToken = createServiceToken({
    credentials: settings.credentials,
    upstream,
    clock,
    defaultClientId: `nexudus-proxy-${randomUUID()}`,
  });
  const keys = createKeyDirectory({ store: keyStore, clock });
  const app = createProxyApp({
    ...{ config, keys, auditLog, serviceToken, upstream, logger },
    newRequestId: randomUUID,
  });
  const administrationApp = createAdministrationApp({
    ...{ auditLog, serviceToken },
    isDraining: () => isDraining,
  });

  const { drainTimeoutMs } = config.limits;
  const administration = resources.adopt(
    await listen(administrationApp.fetch, {
      host: '127.0.0.1',
      port: settings.administrationPort,
      portVariable: 'ADMIN_PORT',
    }),
    (server) => server.drain(0),
  );
  const proxy = resources.adopt(
    await listen(app.fetch, {
      ...{ host, port: settings.port, portVariable: 'PORT' },
      refuse: createUnreadableRefusal({ auditLog, logger, newRequestId: randomUUID }),
    }),
    (server) => server.drain(drainTimeoutMs),
  );

  logger.info({ url: proxy.url, administrationUrl: administration.url }, 'proxy started');
  const started = resources.move();
  return {
    url: proxy.url,
    administrationUrl: administration.url,
    async stop() {
      if (isDraining) return;
      isDraining = true;
      logger.info({ drainTimeoutMs }, 'proxy stopping');
      await started.disposeAsync();
      logger.info('proxy stopped');
    },
  };
}

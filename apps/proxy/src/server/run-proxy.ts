import { AuditSecretError, AuditStoreError, AuditUrlError } from '@nexudus-toolkit/audit-log';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { parseProxyConfig, readProxyConfig } from '../configuration/read-proxy-config.ts';
import { readEnvironment, type Environment } from '../configuration/read-environment.ts';
import { describeBuild } from '../telemetry/build-information.ts';
import { createLogger } from '../telemetry/create-logger.ts';
import { isTracingConfigured, startTracing } from '../telemetry/tracing.ts';
import { startProxy, type RunningProxy } from './start-proxy.ts';

/**
 * Starts the proxy from its environment alone.
 *
 * @throws ConfigurationError if something in the environment, or what it names, does not fit
 */
export async function runProxy(environment: Environment): Promise<RunningProxy> {
  const settings = readEnvironment(environment);
  const logger = createLogger({ level: settings.logLevel });
  const config = settings.configFile
    ? await readProxyConfig(settings.configFile)
    : parseProxyConfig('', 'PROXY_CONFIG');
  if (Object.keys(config.consumers).length === 0)
    logger.warn('no consumer has a grant, so every request is refused; set PROXY_CONFIG to a file');
  if (settings.proxySecret === undefined)
    logger.warn(
      'PROXY_SECRET is not set; state.secret beside the store is it, so keep a copy of it',
    );
  if (settings.auditSecret === undefined)
    logger.warn(
      'AUDIT_SECRET is not set; a file beside the audit log is it, so keep a copy of it elsewhere',
    );
  if (!isTracingConfigured(environment)) return startProxy({ settings, config, logger });
  const tracing = await startTracing(describeBuild(settings.revision));
  const proxy = await startProxy({ settings, config, logger });
  return {
    ...proxy,
    async stop() {
      await proxy.stop();
      // Spans are a convenience: that some are lost is no failure of the proxy.
      await tracing.stop().catch(() => {
        logger.warn('the last spans could not be sent');
      });
    },
  };
}

/** The one line that tells an operator what to change, or `undefined` for a fault of the proxy. */
export function describeStartFailure(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return error.message;
  if (error instanceof AuditUrlError || error instanceof AuditStoreError)
    return `AUDIT_URL: ${error.message}`;
  if (error instanceof AuditSecretError) return error.message;
  return undefined;
}

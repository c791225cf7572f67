import { AuditStoreError, AuditUrlError } from '@nexudus-toolkit/audit-log';
import { pino, type Logger } from 'pino';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { parseProxyConfig, readProxyConfig } from '../configuration/read-proxy-config.ts';
import { readEnvironment, type Environment } from '../configuration/read-environment.ts';
import { startProxy, type RunningProxy } from './start-proxy.ts';

/**
 * Starts the proxy from its environment alone.
 *
 * @throws ConfigurationError if something in the environment, or what it names, does not fit
 */
export async function runProxy(
  environment: Environment,
  logger: Logger = pino(),
): Promise<RunningProxy> {
  const settings = readEnvironment(environment);
  const config = settings.configFile
    ? await readProxyConfig(settings.configFile)
    : parseProxyConfig('', 'PROXY_CONFIG');
  if (Object.keys(config.consumers).length === 0)
    logger.warn('no consumer has a grant, so every request is refused; set PROXY_CONFIG to a file');
  return startProxy({ settings, config, logger });
}

/** The one line that tells an operator what to change, or `undefined` for a fault of the proxy. */
export function describeStartFailure(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return error.message;
  if (error instanceof AuditUrlError || error instanceof AuditStoreError)
    return `AUDIT_URL: ${error.message}`;
  return undefined;
}

export { ConfigurationError } from './configuration/configuration-error.ts';
export { parsePort } from './configuration/parse-port.ts';
export {
  toProxyConfigJsonSchema,
  type Grant,
  type Limits,
  type ProxyConfig,
} from './configuration/proxy-config.ts';
export {
  hasCredentials,
  readEnvironment,
  type Credentials,
  type Environment,
  type Settings,
} from './configuration/read-environment.ts';
export { parseProxyConfig, readProxyConfig } from './configuration/read-proxy-config.ts';
export {
  openKeyStore,
  type KeyStore,
  type KeyStoreOptions,
  type StoredKey,
} from './keys/key-store.ts';
export { describeStartFailure, runProxy } from './server/run-proxy.ts';
export { startProxy, type RunningProxy, type StartProxyOptions } from './server/start-proxy.ts';

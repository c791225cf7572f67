export { ConfigurationError } from './configuration/configuration-error.ts';
export { parsePort } from './configuration/parse-port.ts';
export type { FieldTreatment, Grant, Share } from './configuration/grant-schema.ts';
export type { JwtConfig } from './configuration/jwt-schema.ts';
export type { Limits } from './configuration/limits-schema.ts';
export {
  toProxyConfigJsonSchema,
  type AnswerMode,
  type ProxyConfig,
} from './configuration/proxy-config.ts';
export {
  hasCredentials,
  readEnvironment,
  type Credentials,
  type Environment,
  type Settings,
} from './configuration/read-environment.ts';
export {
  checkProxyConfig,
  parseProxyConfig,
  readProxyConfig,
  type CheckedConfig,
} from './configuration/read-proxy-config.ts';
export { takeEnvironment } from './configuration/take-environment.ts';
export type { KeyOwner } from './keys/key-owner.ts';
export {
  openKeyStore,
  type KeyStore,
  type KeyStoreOptions,
  type StoredKey,
} from './keys/key-store.ts';
export { describeStartFailure, runProxy } from './server/run-proxy.ts';
export { startProxy, type RunningProxy, type StartProxyOptions } from './server/start-proxy.ts';

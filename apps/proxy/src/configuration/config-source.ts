import type { ProxyConfig } from './proxy-config.ts';

/** The configuration in force, which may be replaced as a whole while the proxy runs. */
export interface ConfigSource {
  /** Ask once for each request, so that the whole of it is judged by one configuration. */
  current(): ProxyConfig;
  /**
   * Calls the listener after each replacement.
   *
   * @returns ends that
   */
  subscribe(listener: (config: ProxyConfig) => void): () => void;
}

export interface ReplaceableConfig extends ConfigSource {
  replace(config: ProxyConfig): void;
}

export function createConfigSource(initial: ProxyConfig): ReplaceableConfig {
  const listeners = new Set<(config: ProxyConfig) => void>();
  let config = initial;
  return {
    current: () => config,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replace(next) {
      config = next;
      for (const listener of listeners) listener(next);
    },
  };
}

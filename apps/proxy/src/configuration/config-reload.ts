import { unwatchFile, watchFile } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ReplaceableConfig } from './config-source.ts';
import type { ProxyConfig } from './proxy-config.ts';
import { ConfigurationError } from './configuration-error.ts';
import { checkProxyConfig, readConfigText } from './read-proxy-config.ts';

/** What became of the configuration file since the start. */
export interface ReloadState {
  readonly loadedAt: Date;
  /** Times that a changed file was put in force. */
  readonly successes: number;
  /** Times that a changed file was refused. */
  readonly failures: number;
  /** What is wrong with the file as it is now; the configuration in force is then an earlier one. */
  readonly faults: readonly string[];
}

export interface ConfigReload {
  readonly state: ReloadState;
  /** Reads the file now, as after `SIGHUP`; resolves once the outcome is logged. */
  reload(): Promise<void>;
  stop(): void;
}

export interface ConfigReloadOptions {
  readonly file: string;
  readonly source: ReplaceableConfig;
  /** Makes of what the file says what is put in force. */
  readonly complete: (config: ProxyConfig) => ProxyConfig;
  readonly logger: Logger;
  readonly clock: () => Date;
  /** How often the file is looked at, in milliseconds. */
  readonly intervalMs?: number;
  /** How long a changed file has to stay the same before it counts as written, in milliseconds. */
  readonly settleMs?: number;
}

/**
 * Follows the configuration file: one that is valid replaces the configuration as a whole, one that
 * is not is reported and changes nothing. The file is polled, since a mounted volume that swaps a
 * link, or an editor that renames, ends a watch of the file system.
 */
export function followConfigFile(options: ConfigReloadOptions): ConfigReload {
  const { file, source, complete, logger, clock, intervalMs = 1_000, settleMs = 100 } = options;
  let state: ReloadState = { loadedAt: clock(), successes: 0, failures: 0, faults: [] };
  let isStopped = false;
  let queue = Promise.resolve();

  /** Whoever writes in place leaves the file half written for a moment. */
  async function readSettled(): Promise<string> {
    let text = await readConfigText(file);
    while (!isStopped) {
      await delay(settleMs, undefined, { ref: false });
      const again = await readConfigText(file);
      if (again === text) break;
      text = again;
    }
    return text;
  }

  async function readFaults(): Promise<readonly string[]> {
    try {
      const checked = checkProxyConfig(await readSettled(), file);
      if (!checked.ok) return checked.faults;
      if (!isStopped) source.replace(complete(checked.config));
      return [];
    } catch (error) {
      if (error instanceof ConfigurationError) return [error.message];
      throw error;
    }
  }

  async function load(): Promise<void> {
    const faults = await readFaults();
    if (isStopped) return;
    if (faults.length > 0) {
      state = { ...state, failures: state.failures + 1, faults };
      logger.error({ faults }, 'configuration not reloaded; the one before stays in force');
      return;
    }
    state = { ...state, loadedAt: clock(), successes: state.successes + 1, faults: [] };
    logger.info({ file }, 'configuration reloaded');
  }

  function reload(): Promise<void> {
    queue = queue.then(load);
    return queue;
  }

  const onChange = (): void => void reload();
  watchFile(file, { interval: intervalMs, persistent: false }, onChange);
  return {
    get state() {
      return state;
    },
    reload,
    stop() {
      isStopped = true;
      unwatchFile(file, onChange);
    },
  };
}

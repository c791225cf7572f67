import type { Answer } from '../calls/answer.ts';
import { emptyAnswer } from '../calls/answer.ts';
import { documentedLimits } from './documented-limits.ts';
import { createRequestWindow, type RequestWindow } from './request-window.ts';

export type ThrottleMode = 'documented' | 'off';
export type ThrottleStatus = 409 | 429;

export interface ThrottleSettings {
  readonly mode: ThrottleMode;
  readonly status: ThrottleStatus;
}

/** Counts requests by client and says who has to wait. */
export interface Throttle {
  readonly settings: ThrottleSettings;
  /** Changes what is given, and forgets every request counted so far. */
  configure(settings: Partial<ThrottleSettings>): void;
  /**
   * Counts a request if the client may make it now.
   *
   * @returns milliseconds to wait; 0 if the request may pass
   */
  admit(client: string, method: string): number;
}

/** Answers a throttled request in the published form (409) or in the observed one (429). */
export function answerThrottled(status: ThrottleStatus, waitSeconds: number): Answer {
  if (status === 429)
    return {
      status,
      body: {
        kind: 'text',
        text: `Too many requests. Wait ${waitSeconds.toFixed(1)} seconds before the next call.`,
        contentType: 'text/plain; charset=utf-8',
      },
    };
  return {
    ...emptyAnswer(status, { 'retry-after': String(Math.ceil(waitSeconds)) }),
    statusText: 'You must wait before accessing this url again.',
  };
}

export function createThrottle(initial: ThrottleSettings, clock: () => Date): Throttle {
  let settings = initial;
  const windowsByClient = new Map<string, readonly RequestWindow[]>();

  const windowsOf = (client: string): readonly RequestWindow[] => {
    const known = windowsByClient.get(client);
    if (known) return known;
    const windows = documentedLimits.map(createRequestWindow);
    windowsByClient.set(client, windows);
    return windows;
  };

  return {
    get settings() {
      return settings;
    },
    configure(changes) {
      settings = { ...settings, ...changes };
      windowsByClient.clear();
    },
    admit(client, method) {
      if (settings.mode === 'off') return 0;
      const nowMs = clock().getTime();
      const windows = windowsOf(client).filter((window) => window.appliesTo(method));
      const waitMs = Math.max(...windows.map((window) => window.waitMs(nowMs)));
      if (waitMs === 0) for (const window of windows) window.count(nowMs);
      return waitMs;
    },
  };
}

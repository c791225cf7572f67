import {
  createSimulator,
  defaultUser,
  type Simulator,
  type SimulatorOptions,
} from '@nexudus-toolkit/simulator';
import type { RunSettings } from '../../src/live/cassette/har.ts';
import { createVirtualClock, type Clock } from '../../src/live/clock.ts';
import { readLedger } from '../../src/live/read-ledger.ts';
import type { Finding } from '../../src/live/report/live-report.ts';
import { runLive, type LiveOptions, type LiveResult } from '../../src/live/run-live.ts';
import { readSpecification } from '../../src/specification/read-specification.ts';
import { withPersonality, type Personality } from './personality.ts';

export const ledger = await readLedger();
export const specification = await readSpecification();

export const marker = 'Written and deleted by an automatic check of the API, 7f9c';
export const readOnly: RunSettings = {
  write: false,
  provokeThrottle: false,
  maximumSize: 200,
  marker,
};
export const everything: RunSettings = { ...readOnly, write: true, provokeThrottle: true };

/** A simulator and a run that share their time. */
export interface LiveTrial {
  readonly simulator: Simulator;
  readonly clock: Clock;
  readonly run: (changes?: Partial<LiveOptions>) => Promise<LiveResult>;
}

export function createTrial(
  personality: Personality = {},
  options: SimulatorOptions = {},
): LiveTrial {
  const clock = createVirtualClock(new Date('2026-02-03T10:00:00Z'));
  const simulator = createSimulator({
    messages: 300,
    // Either of two ids takes two requests of the simulator.
    throttle: personality.matchesEither ? 'off' : 'documented',
    clock: clock.now,
    wait: (durationMs) => clock.wait(durationMs),
    ...options,
  });
  const { username, password } = defaultUser;
  const withDate = withPersonality(simulator, personality);
  const run = (changes: Partial<LiveOptions> = {}) =>
    runLive({
      baseUrl: 'https://spaces.nexudus.com',
      credentials: { kind: 'password', username, password, totp: undefined, clientId: undefined },
      settings: readOnly,
      specification,
      ledger,
      clock,
      async send(request) {
        const response = await withDate(request);
        if (!response.headers.has('date')) response.headers.set('date', clock.now().toUTCString());
        return response;
      },
      ...changes,
    });
  return { simulator, clock, run };
}

export function findingOf({ report }: LiveResult, id: string): Finding | undefined {
  return report.findings.find((finding) => finding.id === id);
}

import type { Simulator } from '../simulator.ts';

/** What `GET /_simulator/state` answers. */
export interface SimulatorState {
  /** How many messages there are. */
  readonly messages: number;
  readonly requests: {
    readonly total: number;
    readonly byOperation: Readonly<Record<string, number>>;
    readonly byStatus: Readonly<Record<string, number>>;
    readonly recent: Simulator['requests']['recent'];
  };
  readonly writes: {
    readonly total: number;
    readonly byRequestId: Readonly<Record<string, number>>;
  };
  readonly faults: ReturnType<Simulator['faults']['list']>;
  readonly throttle: Simulator['throttle']['settings'];
}

export function readState({ store, requests, faults, throttle }: Simulator): SimulatorState {
  return {
    messages: store.size,
    requests: {
      total: requests.total,
      byOperation: requests.byOperation,
      byStatus: requests.byStatus,
      recent: requests.recent,
    },
    writes: { total: requests.writes.length, byRequestId: requests.countWritesByRequestId() },
    faults: faults.list(),
    throttle: throttle.settings,
  };
}

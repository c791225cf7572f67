import { createFetch } from './calls/create-fetch.ts';
import { createOperations } from './calls/create-operations.ts';
import { createRequestHandler, type RequestHandler } from './calls/handle-request.ts';
import { createApp } from './control/create-app.ts';
import { generateMessages } from './data/generate-messages.ts';
import { createFaultRegistry } from './faults/fault-registry.ts';
import { createMessageStore } from './messages/message-store.ts';
import { createRequestRecorder } from './requests/request-counters.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import type { Simulator } from './simulator.ts';
import { createThrottle } from './throttle/throttle.ts';
import { createTokenStore } from './tokens/token-store.ts';
import { defaultUsers } from './users/simulator-user.ts';

/**
 * Creates a stand-in for Nexudus that answers requests without a network. Simulators share nothing.
 *
 * @throws RangeError if `messages` or `seed` is not a whole number, or `messages` is negative
 * @see startSimulator for a real server
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return createConnectedSimulator(options).simulator;
}

/** A simulator, and how to ask it when the request came by a connection that can break. */
export interface ConnectedSimulator {
  readonly simulator: Simulator;
  readonly handle: RequestHandler;
}

export function createConnectedSimulator(options: SimulatorOptions): ConnectedSimulator {
  const {
    messages = 1000,
    seed = 1,
    throttle: mode = 'off',
    throttleStatus: status = 409,
    latencyMs = 0,
    users = defaultUsers,
    accessTokenLifetimeSeconds = 604_799,
    clock = () => new Date(),
    wait = waitFor,
    newUuid = () => crypto.randomUUID(),
  } = options;

  const store = createMessageStore(generateMessages({ messages, seed }));
  const faults = createFaultRegistry();
  const recorder = createRequestRecorder();
  const throttle = createThrottle({ mode, status }, clock);
  const tokens = createTokenStore({ accessTokenLifetimeSeconds, clock, newUuid });
  const operations = createOperations({ store, tokens, users, recorder, clock, newUuid });
  const handleCall = createRequestHandler({
    operations,
    users,
    tokens,
    throttle,
    faults,
    recorder,
    latencyMs,
    wait,
  });

  const simulator: Simulator = {
    fetch: createFetch((request, connection) => handle(request, connection)),
    faults,
    store,
    throttle,
    users,
    requests: recorder,
    reset(anew = {}) {
      store.replaceAll(generateMessages({ messages, seed, ...anew }));
      faults.clear();
      recorder.clear();
      throttle.configure({ mode, status });
    },
  };
  const handle = createApp(simulator, handleCall);
  return { simulator, handle };
}

function waitFor(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}

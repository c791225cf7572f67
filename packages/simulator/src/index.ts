export { createSimulator } from './create-simulator.ts';
export { businesses, type Business } from './data/businesses.ts';
export type { SimulatorState } from './control/state.ts';
export type { FaultRegistry, RegisteredFault } from './faults/fault-registry.ts';
export type {
  AnswerFault,
  ConnectionResetFault,
  DriftChange,
  DriftFault,
  EmptyBodyFault,
  Fault,
  FaultScope,
  HtmlBodyFault,
  IgnoreFiltersFault,
  JsonType,
  LatencyFault,
  StatusFault,
  ThrottleFault,
  TruncatedBodyFault,
  UnauthorizedFault,
  UnsuccessfulFault,
  WithEffect,
} from './faults/fault.ts';
export { FaultError } from './faults/parse-fault.ts';
export type { MessageStore, StoredMessage } from './messages/message-store.ts';
export type { AppliedWrite, RequestCounters, SeenRequest } from './requests/request-counters.ts';
export {
  startSimulator,
  type RunningSimulator,
  type StartSimulatorOptions,
} from './server/start-simulator.ts';
export type { SimulatorOptions } from './simulator-options.ts';
export type { ResetOptions, Simulator } from './simulator.ts';
export type { ThrottleMode, ThrottleSettings, ThrottleStatus } from './throttle/throttle.ts';
export {
  defaultUser,
  defaultUsers,
  roleUsers,
  twoFactorUser,
  type SimulatorUser,
} from './users/simulator-user.ts';

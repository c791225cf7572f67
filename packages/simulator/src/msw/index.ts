export {
  createSimulatorHandlers,
  type SimulatorHandlers,
  type SimulatorHandlersOptions,
} from './create-simulator-handlers.ts';
export type { AnswerBodyOf, OverriddenCall, Override, Overrides, PathOf } from './override.ts';

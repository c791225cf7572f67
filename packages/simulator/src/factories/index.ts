export type { FactoriesOptions, Factories } from './create-factories.ts';
export { createFactories } from './create-factories.ts';
export {
  aCommandFailure,
  aCommandSuccess,
  aMessage,
  aMessagePage,
  aMessageSummary,
  aToken,
  aTokenError,
  aValidationFailure,
  manyMessages,
  manyMessageSummaries,
} from './shared-factories.ts';

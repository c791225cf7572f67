import { createFactories, type Factories } from './create-factories.ts';

// They count together, from the moment a program or a test file loads them.
const factories: Factories = createFactories();

export const aMessage: Factories['aMessage'] = factories.aMessage;
export const aMessageSummary: Factories['aMessageSummary'] = factories.aMessageSummary;
export const manyMessages: Factories['manyMessages'] = factories.manyMessages;
export const manyMessageSummaries: Factories['manyMessageSummaries'] =
  factories.manyMessageSummaries;
export const aMessagePage: Factories['aMessagePage'] = factories.aMessagePage;
export const aCommandSuccess: Factories['aCommandSuccess'] = factories.aCommandSuccess;
export const aCommandFailure: Factories['aCommandFailure'] = factories.aCommandFailure;
export const aValidationFailure: Factories['aValidationFailure'] = factories.aValidationFailure;
export const aToken: Factories['aToken'] = factories.aToken;
export const aTokenError: Factories['aTokenError'] = factories.aTokenError;

import {
  aMessage,
  aMessagePage,
  aValidationFailure,
  createFactories,
  manyMessages,
} from '../../src/factories/index.ts';
import { createSimulator } from '../../src/index.ts';

export const email = aMessage({ Channel: 'Email' });
export const page = aMessagePage(manyMessages(3, { Rating: 1 }), { TotalItems: 30 });
export const refusal = aValidationFailure({ PropertyName: 'Content', Message: 'is too long' });

// Counts for itself, so that what it makes does not depend on other tests.
const factories = createFactories({ seed: 7 });
const simulator = createSimulator({ messages: 0 });
simulator.store.replaceAll(factories.manyMessages(3, (index) => ({ Rating: index + 1 })));
export const ratings = simulator.store.list().map(({ Rating }) => Rating);

import { afterAll, beforeAll, describe } from 'vitest';

import { describeProving } from './proving-contract.ts';
import { describeReading } from './reading-contract.ts';
import { stores } from './stores.ts';
import { describeWriting } from './writing-contract.ts';

describe.each(stores)('the contract of a store: $name', (store) => {
  beforeAll(() => store.start());
  afterAll(() => store.stop());

  describe('writing', () => {
    describeWriting(store);
  });
  describe('reading', () => {
    describeReading(store);
  });
  describe('proving', () => {
    describeProving(store);
  });
});

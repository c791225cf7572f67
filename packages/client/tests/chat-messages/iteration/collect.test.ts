import { expect, test } from 'vitest';

import { createNexudusClient } from '../../../src/index.ts';
import { page } from '../../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../../fixtures/stub-fetch.ts';

test.each([0, -1, 1.5, Number.NaN, Number.NEGATIVE_INFINITY])(
  'collect refuses the limit %s before anything is sent',
  async (limit) => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(page));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });

    await expect(chatMessages.iterate().collect({ limit })).rejects.toThrow(RangeError);
    expect(sent).toEqual([]);
  },
);

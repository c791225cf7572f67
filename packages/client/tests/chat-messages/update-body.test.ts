import { describe, expect, test } from 'vitest';

import { toUpdateBody } from '../../src/chat-messages/update-body.ts';
import { record } from '../fixtures/messages.ts';

describe('toUpdateBody', () => {
  test('takes the writable fields of a fetched record, null included', () => {
    expect(toUpdateBody(record)).toEqual({
      Id: 87654321,
      BusinessId: 4711,
      Action: 0,
      Content: 'Is the meeting room free?',
      UserId: null,
      AiChannelSessionId: 90210,
    });
  });

  test('drops no writable field that is set', () => {
    const links = { CoworkerMessageId: 1, HelpDeskMessageId: 2, HelpDeskCommentId: 3 };
    const all = {
      ...{ Id: 9, BusinessId: 4711, Action: 0, Content: '', UserId: 4, AiChannelSessionId: 5 },
      ...links,
    };
    expect(toUpdateBody(all)).toEqual(all);
    expect(toUpdateBody({ ...record, ...links })).toMatchObject(links);
  });

  test('leaves out a field of a fetched record that this package does not know', () => {
    expect(toUpdateBody({ ...record, ...{ Sentiment: 'calm' } })).not.toHaveProperty('Sentiment');
  });

  test('leaves what it is given as it was', () => {
    const given = Object.freeze({ ...record });
    toUpdateBody(given);
    expect(given).toEqual(record);
  });

  test('accepts an empty Content and Action 0', () => {
    const input = { Id: 1, BusinessId: 4711, Action: 0, Content: '' };
    expect(toUpdateBody(input)).toEqual(input);
  });
});

import { describe, expect, test } from 'vitest';

import { assertChanges, toUpdateBody } from '../../src/chat-messages/update-body.ts';
import { record } from '../fixtures/messages.ts';

const links = { CoworkerMessageId: 1, HelpDeskMessageId: 2, HelpDeskCommentId: 3 };

describe('toUpdateBody', () => {
  test('takes the writable fields of a record, null included, and no other', () => {
    expect(toUpdateBody({ ...record, ...{ Sentiment: 'calm' } })).toEqual({
      Id: 87654321,
      BusinessId: 4711,
      Action: 0,
      Content: 'Is the meeting room free?',
      UserId: null,
      AiChannelSessionId: 90210,
    });
  });

  test('drops no field that any of its sources has', () => {
    expect(toUpdateBody({ ...record, ...links })).toMatchObject(links);
    expect(toUpdateBody({ ...record, ...links }, record, { UserId: 7 })).toMatchObject({
      ...links,
      UserId: 7,
    });
  });

  test('lets null clear a field, and undefined leave it alone', () => {
    const changes = { AiChannelSessionId: null, ...{ Content: undefined } };
    expect(toUpdateBody(record, changes as { AiChannelSessionId: null })).toMatchObject({
      AiChannelSessionId: null,
      Content: record.Content,
    });
  });

  test('leaves what it is given as it was', () => {
    const given = Object.freeze({ ...record });
    toUpdateBody(given, { Content: 'x' });
    expect(given).toEqual(record);
  });
});

describe('assertChanges', () => {
  test.each([{}, { Content: '' }, { UserId: null }, { ...record, Content: 'x' }])(
    'accepts %o',
    (changes) => {
      expect(() => {
        assertChanges(changes, record);
      }).not.toThrow();
    },
  );

  test.each([
    [undefined, /must return the fields/],
    ['x', /must return the fields/],
    [{ Rating: 5 }, /Rating is no field that can be changed/],
    [{ ...record, Id: 5 }, /Id is no field that can be changed/],
    [{ Contents: 'x' }, /Contents is no field/],
    [{ Content: null }, /Content cannot be null/],
    [{ BusinessId: null }, /BusinessId cannot be null/],
  ])('refuses %o', (changes, message) => {
    expect(() => {
      assertChanges(changes, record);
    }).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { createMessageStore } from '../../src/messages/message-store.ts';

describe('createMessageStore', () => {
  it('gives a new id beyond all there ever were', () => {
    const store = createMessageStore([]);
    store.put({ Id: 9 });
    store.remove(9);
    store.put({ Id: 2 });
    expect(store.put({}).Id).toBe(10);
  });

  it('lists messages by id, whatever order they came in', () => {
    const store = createMessageStore([]);
    for (const Id of [5, 1, 3]) store.put({ Id });
    expect(store.list().map(({ Id }) => Id)).toEqual([1, 3, 5]);
    store.remove(3);
    expect(store.list().map(({ Id }) => Id)).toEqual([1, 5]);
  });

  it('keeps its own copy of a message', () => {
    const store = createMessageStore([]);
    const message = { Id: 1, Content: 'before' };
    store.put(message);
    message.Content = 'after';
    expect(store.get(1)?.Content).toBe('before');
    expect(Object.isFrozen(store.get(1))).toBe(true);
  });
});

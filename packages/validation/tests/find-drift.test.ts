import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDrift } from '../src/index.ts';

const json = 'application/json';
type Fields = Readonly<Record<string, unknown>>;

const page = readExample('search-response');
const [record] = page['Records'] as readonly Fields[];

const find = (body: unknown) => findDrift('searchOpenAiChatMessages', 200, json, body);
const toPage = (records: readonly unknown[]) => ({ ...page, Records: records });

describe('findDrift', () => {
  it('finds nothing in what the specification promises, new fields included', () => {
    expect(find(page)).toEqual([]);
    expect(find(toPage([{ ...record, 'jane@example.com': 1 }]))).toEqual([]);
    expect(find(toPage(Array.from({ length: 1_000 }, () => record)))).toEqual([]);
  });

  it('counts once for each place and kind', () => {
    const records = [
      { ...record, Content: null, CreatedOn: 'yesterday' },
      { ...record, Content: 7 },
      omit(record, 'Rating'),
    ];
    expect(find({ ...toPage(records), TotalItems: '3' })).toEqual(
      expect.arrayContaining([
        { pointer: '/Records/*/Content', kind: 'type', count: 2 },
        { pointer: '/Records/*/CreatedOn', kind: 'format', count: 1 },
        { pointer: '/Records/*/Rating', kind: 'required', count: 1 },
        { pointer: '/TotalItems', kind: 'type', count: 1 },
      ]),
    );
  });

  it.each([100, 101, 10_000])('counts all of %i bad records, and the page once', (length) => {
    const records = Array.from({ length }, () => ({ ...record, Content: 7, Channel: 7 }));
    expect(find({ ...toPage(records), TotalItems: null })).toEqual(
      expect.arrayContaining([
        { pointer: '/TotalItems', kind: 'type', count: 1 },
        { pointer: '/Records/*/Content', kind: 'type', count: length },
        { pointer: '/Records/*/Channel', kind: 'type', count: length },
      ]),
    );
  });

  it('stops counting in an answer that is nothing but faults', () => {
    const drifts = find(toPage(Array.from({ length: 50_000 }, () => ({})))) ?? [];
    expect(drifts.reduce((sum, { count }) => sum + count, 0)).toBe(250_000);
    expect(drifts.length).toBeLessThan(50);
  });

  it.each([null, 7, 'text', [], [record], {}])('finds %j to be no page', (body) => {
    expect(find(body)).not.toEqual([]);
  });

  it('has nothing to compare where no body is promised', () => {
    expect(findDrift('getOpenAiChatMessage', 404, json, {})).toBeUndefined();
    expect(findDrift('getOpenAiChatMessage', 200, 'text/html', '')).toBeUndefined();
  });

  it('tells the two outcomes of a command apart', () => {
    const failure = { Message: 'No', Value: { Id: 1 }, Errors: null, WasSuccessful: false };
    expect(findDrift('deleteOpenAiChatMessage', 200, json, failure)).toEqual([
      { pointer: '/Value', kind: 'type', count: 1 },
    ]);
  });
});

function readExample(name: string): Fields {
  const file = new URL(`../../../openapi/examples/documented/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Fields;
}

function omit(value: Fields | undefined, key: string): Fields {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => name !== key));
}

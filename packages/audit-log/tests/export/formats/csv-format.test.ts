import { describe, expect, it } from 'vitest';

import { csvFormat } from '../../../src/export/formats/csv-format.ts';
import { fullEntry, sampleEntries } from './sample-entries.ts';

const columns = csvFormat.header?.split(',') ?? [];

const cell = /(?:^|,)(?:"(?:[^"]|"")*"|[^",\r\n]*)(?=,|$)/g;

/** A line of CSV as RFC 4180 defines it, without line breaks within. */
function parseLine(line: string): string[] {
  const cells = line.match(cell) ?? [];
  expect(cells.join('')).toBe(line);
  return cells
    .map((text, index) => (index === 0 ? text : text.slice(1)))
    .map((text) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text));
}

function toCells(line: string): Record<string, string> {
  const cells = parseLine(line);
  return Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
}

describe('csvFormat', () => {
  it('has a header that others rely on', () => {
    expect(columns).toEqual([
      ...['logId', 'sequence', 'time', 'category', 'phase', 'requestId', 'traceId'],
      ...['administrator', 'consumer', 'keyId', 'clientAddress', 'method', 'operation', 'decision'],
      ...['reason', 'parameters', 'filters', 'upstreamStatus', 'upstreamAttempts'],
      ...['upstreamDurationMs', 'upstreamQueueMs', 'upstreamSource', 'responseStatus'],
      ...['responseBytes', 'responseWasSuccessful', 'recordCount', 'recordIds', 'businessIds'],
      ...['personalData', 'tokenized', 'redacted', 'subjects', 'drift', 'details', 'schemaVersion'],
    ]);
    expect(csvFormat.lineBreak).toBe('\r\n');
  });

  it.each(Object.entries(sampleEntries))('writes a cell for each column: %s', (_name, entry) => {
    expect(parseLine(csvFormat.toLine(entry))).toHaveLength(columns.length);
  });

  it('says all there is to say', () => {
    expect(toCells(csvFormat.toLine(fullEntry))).toEqual({
      logId: fullEntry.logId,
      sequence: '42',
      time: fullEntry.time,
      category: 'access',
      phase: 'outcome',
      requestId: 'f3b1c2',
      traceId: fullEntry.traceId,
      administrator: '',
      consumer: 'support',
      keyId: 'key_1',
      clientAddress: 'fe80::1%eth0',
      method: 'GET',
      operation: 'searchOpenAiChatMessages',
      decision: 'allowed',
      reason: 'from-cache',
      parameters: 'page size',
      filters: JSON.stringify(fullEntry.filters),
      upstreamStatus: '200',
      upstreamAttempts: '2',
      upstreamDurationMs: '12.5',
      upstreamQueueMs: '3',
      upstreamSource: 'coalesced',
      responseStatus: '200',
      responseBytes: '903',
      responseWasSuccessful: 'true',
      recordCount: '2',
      recordIds: '87654321 87654322',
      businessIds: '1 2',
      personalData: 'name phone',
      tokenized: 'phone',
      redacted: 'email',
      subjects: '2026-11.BBBBBBBBBBBBBBBBBBBBBB',
      drift: '3',
      details: JSON.stringify(fullEntry.details),
      schemaVersion: '2',
    });
  });

  // No field of an entry can hold such a text today; a spreadsheet should not depend on that.
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'disarms the formula %j',
    (consumer) => {
      const line = csvFormat.toLine({ ...fullEntry, consumer });
      expect(line).toContain(`'${consumer}`);
    },
  );

  it('quotes what parts cells and lines', () => {
    const line = csvFormat.toLine({ ...fullEntry, consumer: 'a,"b"\r\nc' });
    expect(line).toContain('"a,""b""\r\nc"');
  });
});

import { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from 'vitest';

import { runAudit } from '../../src/command-line/run-audit.ts';
import { openAuditReader } from '../../src/index.ts';
import type { AuditEntry } from '../../src/index.ts';
import { run } from '../fixtures/run-command.ts';
import {
  collect,
  createPlace,
  openLog,
  toRecord,
  writeBatches,
} from '../fixtures/temporary-log.ts';

describe('audit tail', () => {
  it('shows the latest entries', async () => {
    const { url } = createPlace();
    const entries = await writeBatches(url, 12);
    const all = await run(url, ['tail']);
    const sequences = all.stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as AuditEntry).sequence);
    expect(sequences).toEqual(entries.slice(2).map(({ sequence }) => sequence));
    const some = await run(url, ['tail', '--last', '2', '--request-id', 'request-3']);
    expect(JSON.parse(some.stdout)).toMatchObject({ sequence: 4 });
    expect(await run(url, ['tail', '--last', '0'])).toMatchObject({ exitCode: 0, stdout: '' });
  });

  it('shows them as aligned lines on a terminal', async () => {
    const { url } = createPlace();
    const log = await openLog({ url, clock: () => new Date('2026-11-20T08:15:30.123Z') });
    await log.append(toRecord({ response: { status: 200, bytes: 9 } }));
    const { stdout } = await run(url, ['tail'], true);
    expect(stripVTControlCharacters(stdout)).toBe(
      '#        time                      consumer          operation                   decision                status  records               request id\n' +
        '1        2026-11-20T08:15:30.123Z  support           getOpenAiChatMessage        allowed                 200     -                     request-1\n',
    );
  });

  it('goes on with what arrives until it is stopped, which is no fault', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord({ requestId: 'before' }));
    const stopping = new AbortController();
    const stdout = new PassThrough();
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<unknown> => {
      const line = await lines.next();
      return JSON.parse(String(line.value));
    };
    const ended = runAudit(['tail', '-f', '--consumer', 'support'], {
      ...{ defaultStore: url, administrator: 'os:tester', signal: stopping.signal },
      ...{ stdout, stderr: new PassThrough() },
    });
    expect(await next()).toMatchObject({ requestId: 'before' });
    await log.append(toRecord({ requestId: 'other', consumer: 'billing' }));
    await log.append(toRecord({ requestId: 'after' }));
    expect(await next()).toMatchObject({ requestId: 'after' });
    stopping.abort();
    expect(await ended).toBe(0);
    const readings = await collect(openAuditReader({ url, log: 'readings' }).query());
    expect(readings).toMatchObject([
      { operation: 'tailAuditLog', phase: 'intent' },
      { operation: 'tailAuditLog', phase: 'outcome', details: { count: 2, lastSequence: 3 } },
    ]);
  });
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { expectNextRequestServed } from '../fixtures/expect-refusal.ts';
import { startTestProxy } from '../fixtures/test-proxy.ts';

/** Node.js raises its own limit as far as it may; some files are needed for other things. */
const maxFiles = Number(execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' })) || Infinity;
const count = Math.min(10_000, maxFiles - 500);

it(`${count} idle connections keep nobody from being served`, async () => {
  await using proxy = await startTestProxy({
    limits: { headersTimeoutMs: 60_000, requestTimeoutMs: 60_000 },
  });
  const holder = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('hold-connections-process.ts', import.meta.url)),
      ...[new URL(proxy.running.url).port, String(count)],
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(holder, 'close');
  const lines = createInterface({ input: holder.stdout })[Symbol.asyncIterator]();
  expect(await lines.next()).toMatchObject({ value: String(count) });
  for (let round = 0; round < 5; round += 1) await expectNextRequestServed(proxy);
  const ready = await fetch(`${proxy.running.administrationUrl}/readyz`);
  expect(ready.status).toBe(200);
  holder.stdin.end();
  // None of them was cut to make room.
  expect(await lines.next()).toMatchObject({ value: String(count) });
  expect(await ended).toEqual([0, null]);
  await expectNextRequestServed(proxy);
}, 60_000);

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import type { NexudusClient } from '../../src/index.ts';

export async function exportRecords({ chatMessages }: NexudusClient, file: string): Promise<void> {
  const records = chatMessages.iterateFull(
    { channel: 'Email' },
    {
      concurrency: 8,
      onMissing({ Id }) {
        console.warn(`${Id} was deleted before it could be read`);
      },
    },
  );
  async function* lines(): AsyncGenerator<string> {
    for await (const record of records) yield `${JSON.stringify(record)}\n`;
  }
  await pipeline(lines(), createWriteStream(file));
}

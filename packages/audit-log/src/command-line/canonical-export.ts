import { open } from 'node:fs/promises';

import { InputFileError } from './input-file.ts';

/** How exports begin that hold no text that was hashed. */
const others = [
  ['CSV', 'logId,sequence,'],
  ['OCSF', '{"activity_id":'],
  ['ECS', '{"@timestamp":'],
] as const;

/**
 * Refuses exports in forms for other programs: they would count as tampered with, which they are not.
 * Whatever else is in the file is for the verification to say.
 *
 * @throws {InputFileError}
 */
export async function assertCanonicalExport(path: string): Promise<void> {
  const start = await readStart(path);
  const other = others.find(([, beginning]) => start.startsWith(beginning));
  if (other === undefined) return;
  const message = `${path} is an export as ${other[0]}, which cannot be verified: export with --format ndjson.`;
  throw new InputFileError(message);
}

async function readStart(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // The verification says why, in its own words.
    return '';
  }
}

import { open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';

import { createPrivateFile } from '../sqlite/private-file.ts';
import type { CheckpointSink } from './checkpoint-sink.ts';
import { splitNotes } from './split-notes.ts';

/** Where to keep checkpoints, and how many of them in a file. */
export interface FileSinkOptions {
  readonly path: string;
  /** A file that has grown beyond this is set aside as `<path>.1`, `.2` and so on; 1 MiB. */
  readonly maxBytes?: number;
  /** In milliseconds; 5000 by default. */
  readonly deadlineMs?: number;
}

/**
 * Appends checkpoints to a file and flushes each to the disk. Nothing is ever deleted: a full file,
 * or one whose end was torn off by a power cut, is set aside.
 */
export function createFileSink(options: FileSinkOptions): CheckpointSink {
  const { maxBytes = 1024 ** 2, deadlineMs = 5000 } = options;
  // Wherever the process goes from here, the file stays where it is.
  const path = resolve(options.path);
  let isKnownWhole = false;

  async function setAside(): Promise<void> {
    const taken = new Set(await readdir(dirname(path)));
    let number = 1;
    while (taken.has(`${basename(path)}.${number}`)) number += 1;
    await rename(path, `${path}.${number}`);
  }

  async function makeRoom(): Promise<void> {
    createPrivateFile(path);
    const { size } = await stat(path);
    const isTorn = !isKnownWhole && size > 0 && !(await endsWithNote(path));
    if (size < maxBytes && !isTorn) return;
    await setAside();
    createPrivateFile(path);
  }

  return {
    name: path,
    deadlineMs,
    async deliver(checkpoint) {
      await makeRoom();
      isKnownWhole = false;
      const file = await open(path, 'a', 0o600);
      try {
        await file.appendFile(`${checkpoint}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      isKnownWhole = true;
    },
  };
}

async function endsWithNote(path: string): Promise<boolean> {
  const { notes, rest } = splitNotes(await readFile(path, 'utf8'));
  return notes.length > 0 && rest === '';
}

import type { Writable } from 'node:stream';

import { openAuditReader } from '../audit-reader.ts';
import { AuditStoreError, AuditUrlError } from '../errors.ts';
import { NoteKeyError } from '../checkpoint/note-key.ts';
import { NoteError } from '../checkpoint/signed-note.ts';
import { runCheckpoint, runListCheckpoints } from './checkpoint-command.ts';
import { runExport } from './export-command.ts';
import { helpText } from './help-text.ts';
import { InputFileError } from './input-file.ts';
import { UsageError } from './option-values.ts';
import { OutputFileError } from './output-file.ts';
import { parseCommand } from './parse-command.ts';
import { runConsistency, runInclusion } from './proof-command.ts';
import { runQuery } from './query-command.ts';
import { runVerify } from './verify-command.ts';

/** Where a command writes to. */
export interface CommandOutput {
  /** Results; `isTTY` says that a person reads them on a terminal. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  /** Errors and remarks. */
  readonly stderr: Writable;
}

/** What a command runs in. */
export interface AuditEnvironment extends CommandOutput {
  /** URL of the log unless `--store` names another one. */
  readonly defaultStore: string;
  /** Key that signs checkpoints, as PEM, unless `--signing-key` names a file; may be none. */
  readonly readSigningKey?: () => string | undefined;
}

/**
 * Runs the command line.
 *
 * @param args arguments after the program's name
 * @returns exit code: 0 done or intact, 1 not intact, 2 could not run
 */
export async function runAudit(
  args: readonly string[],
  environment: AuditEnvironment,
): Promise<number> {
  const { stdout, stderr, defaultStore } = environment;
  try {
    const command = parseCommand(args, defaultStore);
    if (command.name === 'help') {
      stdout.write(helpText);
      return 0;
    }
    switch (command.name) {
      case 'verify':
        return await runVerify(command, environment);
      case 'query':
        return await runQuery(openAuditReader({ url: command.store }), command, environment);
      case 'export':
        return await runExport(openAuditReader({ url: command.store }), command, environment);
      case 'checkpoint':
        return await runCheckpoint(command, environment);
      case 'list-checkpoints':
        return runListCheckpoints(command, environment);
      case 'proof-inclusion':
        return await runInclusion(command, environment);
      case 'proof-consistency':
        return await runConsistency(command, environment);
    }
  } catch (error) {
    if (!isExpected(error)) throw error;
    stderr.write(`audit: ${error.message}\n`);
    return 2;
  }
}

function isExpected(error: unknown): error is Error {
  return [
    ...[UsageError, AuditUrlError, AuditStoreError, OutputFileError, InputFileError],
    ...[NoteKeyError, NoteError],
  ].some((expected) => error instanceof expected);
}

import type { Writable } from 'node:stream';

import { AuditStoreError, AuditUnavailableError, AuditUrlError } from '../errors.ts';
import { NoteKeyError } from '../checkpoint/note-key.ts';
import { NoteError } from '../checkpoint/signed-note.ts';
import {
  AuditPeriodError,
  AuditSecretError,
  AuditSubjectError,
} from '../pseudonyms/pseudonym-errors.ts';
import { RetentionError } from '../retention/retention-error.ts';
import { runCheckpoint, runListCheckpoints } from './checkpoint-command.ts';
import { runDoctor } from './doctor-command.ts';
import { runExport } from './export-command.ts';
import { helpText } from './help-text.ts';
import { InputFileError } from './input-file.ts';
import { InterruptedError } from './interruption.ts';
import { UsageError } from './option-values.ts';
import { OutputFileError } from './output-file.ts';
import { parseCommand } from './parse-command.ts';
import type { Command } from './parse-command.ts';
import { runConsistency, runInclusion } from './proof-command.ts';
import { runQuery } from './query-command.ts';
import { UnrecordedReadingError } from './record-reading.ts';
import { runRetain } from './retain-command.ts';
import { runSubject } from './subject-command.ts';
import { runTail } from './tail-command.ts';
import { runErase, runHold, runListHolds, runRelease } from './upkeep-command.ts';
import { runVerify } from './verify-command.ts';

/** Where a command writes to. */
export interface CommandOutput {
  /** Results; `isTTY` says that a person reads them on a terminal. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  /** Errors and remarks; progress, too, where `isTTY` says that it is a terminal. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** What a command runs in. */
export interface AuditEnvironment extends CommandOutput {
  /** URL of the log unless `--store` names another one. */
  readonly defaultStore: string;
  /** Key that signs checkpoints, as PEM, unless `--signing-key` names a file; may be none. */
  readonly readSigningKey?: () => string | undefined;
  /** Secret under which the keys of the pseudonyms lie; that beside a SQLite log unless given. */
  readonly readSecret?: () => string | undefined;
  /** Who runs the command, for the record; `os:<user>` unless given. */
  readonly administrator?: string;
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
  /** Aborted when the command should stop, as at Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** As a shell says of a program that Ctrl-C has stopped. */
const interrupted = 130;

/**
 * Runs the command line.
 *
 * @param args arguments after the program's name
 * @returns exit code: 0 done or intact, 1 not intact, 2 could not run, 130 stopped from outside
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
    return await runCommand(command, environment);
  } catch (error) {
    if (error instanceof InterruptedError) {
      stderr.write('audit: stopped.\n');
      return interrupted;
    }
    if (!isExpected(error)) throw error;
    stderr.write(`audit: ${error.message}\n`);
    return error instanceof RetentionError && error.code === 'not-intact' ? 1 : 2;
  }
}

async function runCommand(
  command: Exclude<Command, { readonly name: 'help' }>,
  environment: AuditEnvironment,
): Promise<number> {
  switch (command.name) {
    case 'verify':
      return runVerify(command, environment);
    case 'query':
      return runQuery(command, environment);
    case 'subject':
      return runSubject(command, environment);
    case 'tail':
      return runTail(command, environment);
    case 'export':
      return runExport(command, environment);
    case 'checkpoint':
      return runCheckpoint(command, environment);
    case 'list-checkpoints':
      return runListCheckpoints(command, environment);
    case 'proof-inclusion':
      return runInclusion(command, environment);
    case 'proof-consistency':
      return runConsistency(command, environment);
    case 'retain':
      return runRetain(command, environment);
    case 'erase':
      return runErase(command, environment);
    case 'hold':
      return runHold(command, environment);
    case 'list-holds':
      return runListHolds(command, environment);
    case 'release':
      return runRelease(command, environment);
    case 'doctor':
      return runDoctor(command, environment);
  }
}

function isExpected(error: unknown): error is Error {
  return [
    ...[UsageError, AuditUrlError, AuditStoreError, OutputFileError, InputFileError],
    ...[NoteKeyError, NoteError, UnrecordedReadingError, AuditUnavailableError],
    ...[AuditSecretError, AuditSubjectError, AuditPeriodError, RetentionError],
  ].some((expected) => error instanceof expected);
}

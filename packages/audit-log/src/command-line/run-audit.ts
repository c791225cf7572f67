import type { Writable } from 'node:stream';

import { openAuditReader } from '../audit-reader.ts';
import { AuditStoreError, AuditUrlError } from '../errors.ts';
import { runExport } from './export-command.ts';
import { helpText } from './help-text.ts';
import { UsageError } from './option-values.ts';
import { OutputFileError } from './output-file.ts';
import { parseCommand } from './parse-command.ts';
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
    const reader = openAuditReader({ url: command.store });
    switch (command.name) {
      case 'verify':
        return await runVerify(reader, environment);
      case 'query':
        return await runQuery(reader, command, environment);
      case 'export':
        return await runExport(reader, command, environment);
    }
  } catch (error) {
    if (!isExpected(error)) throw error;
    stderr.write(`audit: ${error.message}\n`);
    return 2;
  }
}

function isExpected(error: unknown): error is Error {
  return [UsageError, AuditUrlError, AuditStoreError, OutputFileError].some(
    (expected) => error instanceof expected,
  );
}

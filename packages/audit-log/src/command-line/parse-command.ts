import { parseCheckpoint } from './parse-checkpoint.ts';
import type { CheckpointCommand, ListCheckpointsCommand } from './parse-checkpoint.ts';
import { parseDoctor } from './parse-doctor.ts';
import type { DoctorCommand } from './parse-doctor.ts';
import { parseExport } from './parse-export.ts';
import type { ExportCommand } from './parse-export.ts';
import { parseProof } from './parse-proof.ts';
import type { ConsistencyCommand, InclusionCommand } from './parse-proof.ts';
import { parseQuery, parseTail } from './parse-query.ts';
import type { QueryCommand, TailCommand } from './parse-query.ts';
import { parseSubjectCommand } from './parse-subject.ts';
import type { SubjectCommand } from './parse-subject.ts';
import { parseErase, parseHold, parseRelease, parseRetain } from './parse-upkeep.ts';
import type {
  EraseCommand,
  HoldCommand,
  ListHoldsCommand,
  ReleaseCommand,
  RetainCommand,
} from './parse-upkeep.ts';
import { parseVerify } from './parse-verify.ts';
import type { VerifyCommand } from './parse-verify.ts';
import { UsageError } from './option-values.ts';

/** What the command line asks for. */
export type Command =
  | { readonly name: 'help' }
  | VerifyCommand
  | QueryCommand
  | TailCommand
  | SubjectCommand
  | ExportCommand
  | CheckpointCommand
  | ListCheckpointsCommand
  | InclusionCommand
  | ConsistencyCommand
  | RetainCommand
  | EraseCommand
  | HoldCommand
  | ListHoldsCommand
  | ReleaseCommand
  | DoctorCommand;

type Parser = (args: readonly string[], defaultStore: string) => Command;

const parsers: Readonly<Record<string, Parser>> = {
  verify: parseVerify,
  query: parseQuery,
  subject: parseSubjectCommand,
  tail: parseTail,
  export: parseExport,
  checkpoint: parseCheckpoint,
  proof: parseProof,
  retain: parseRetain,
  erase: parseErase,
  hold: parseHold,
  release: parseRelease,
  doctor: parseDoctor,
};

/**
 * Reads the arguments after the program's name.
 *
 * @throws {UsageError} when they make no command
 */
export function parseCommand(args: readonly string[], defaultStore: string): Command {
  const [name, ...rest] = args;
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(Object.keys(parsers));
  if (name === undefined) throw new UsageError(`name a command: ${names} (--help says more).`);
  if (['--help', '-h', 'help'].includes(name)) return { name: 'help' };
  const parse = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
  if (parse === undefined) throw new UsageError(`"${name}" is no command: use ${names}.`);
  return parse(rest, defaultStore);
}

import { parseArgs } from 'node:util';
import { operations } from '@nexudus-toolkit/validation';
import type { AuditConfig, CheckpointPlace } from './audit-schema.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { Grant } from './grant-schema.ts';
import type { ProxyConfig } from './proxy-config.ts';
import { checkProxyConfig, readConfigText } from './read-proxy-config.ts';
import { toSinkName } from './sink-schema.ts';

const usage = `Usage: npm run proxy:check-config -- [FILE]…
Checks configurations of the proxy; without a FILE, that of PROXY_CONFIG.
Exit code: 0 all of them hold, 1 something is wrong, 2 a file cannot be read or the arguments do not fit.`;

export interface CheckConfigOptions {
  /** File to check if the arguments name none. */
  readonly defaultFile: string | undefined;
  /** Takes a line for standard output. */
  readonly print: (line: string) => void;
  /** Takes a line for standard error. */
  readonly warn: (line: string) => void;
}

/** Runs `npm run proxy:check-config`: prints every fault, each as `file:line:column: what is wrong`. */
export async function runCheckConfig(
  args: readonly string[],
  { defaultFile, print, warn }: CheckConfigOptions,
): Promise<0 | 1 | 2> {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    warn(`${parsed}\n${usage}`);
    return 2;
  }
  if (parsed.help) {
    print(usage);
    return 0;
  }
  const files = parsed.files.length > 0 ? parsed.files : [defaultFile ?? ''].filter(Boolean);
  if (files.length === 0) {
    warn(`Name a file, or set PROXY_CONFIG to one.\n${usage}`);
    return 2;
  }
  let exitCode: 0 | 1 | 2 = 0;
  for (const file of files) {
    const outcome = await checkFile(file);
    for (const line of outcome.faults) warn(line);
    for (const line of outcome.lines) print(line);
    if (outcome.exitCode > exitCode) exitCode = outcome.exitCode;
  }
  return exitCode;
}

interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

async function checkFile(file: string): Promise<Outcome> {
  try {
    const checked = checkProxyConfig(await readConfigText(file), file);
    return checked.ok
      ? { exitCode: 0, lines: [...describeConfig(file, checked.config)], faults: [] }
      : { exitCode: 1, lines: [], faults: checked.faults };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { exitCode: 2, lines: [], faults: [`${file}: cannot be read`] };
  }
}

/** What each consumer ends up with, defaults included: what a reviewer wants to see. */
function* describeConfig(file: string, { consumers, audit }: ProxyConfig): Generator<string> {
  const entries = Object.entries(consumers);
  yield `${file}: valid, ${entries.length} ${entries.length === 1 ? 'consumer' : 'consumers'}`;
  for (const [name, grant] of entries) {
    yield `  ${name}: ${describeGrant(grant)}`;
    if (mayGuessTokens(grant))
      yield '    note: it may write tokens into free text that it reads in clear; docs/personal-data.md says what its group can learn from that';
  }
  yield `  audit: ${describeAudit(audit)}`;
}

function describeAudit(audit: AuditConfig): string {
  const { clientAddress, whenUnavailable, checkpoints, sinks, retention } = audit;
  const { everySeconds, places } = checkpoints;
  const where = places
    ? places.map(describePlace).join(', ') || 'nowhere'
    : 'a file beside the log';
  return [
    `client addresses ${clientAddress}`,
    whenUnavailable,
    `checkpoints every ${everySeconds} s to ${where}`,
    sinks.length === 0 ? 'no sinks' : `sinks ${sinks.map(toSinkName).join(', ')}`,
    retention ? `kept for ${retention.keepMonths} months` : 'kept for ever',
  ].join('; ');
}

/** Without path and query of an address, which may hold a secret. */
function describePlace(place: CheckpointPlace): string {
  if ('file' in place) return place.file;
  return 'stdout' in place ? 'stdout' : new URL(place.url).origin;
}

function mayGuessTokens({ operations: granted, fields }: Grant): boolean {
  const writesText = granted.some((id) => operations[id].requestBody !== null);
  const getsTokens = Object.values(fields).includes('tokenize');
  return writesText && getsTokens && fields['free-text'] === 'clear';
}

function describeGrant({ operations: granted, businesses, fields }: Grant): string {
  const treatments = Object.entries(fields).filter(([, treatment]) => treatment !== 'redact');
  return [
    granted.length === 0 ? 'no operation' : granted.join(', '),
    describeBusinesses(businesses),
    treatments.length === 0
      ? 'all personal data redacted'
      : `${treatments.map((pair) => pair.join(': ')).join(', ')}, other personal data redacted`,
  ].join('; ');
}

function describeBusinesses(businesses: Grant['businesses']): string {
  if (businesses === 'all') return 'all businesses';
  return businesses.length === 0
    ? 'no business, so every request is refused'
    : `businesses ${businesses.join(', ')}`;
}

function parse(args: readonly string[]): { files: string[]; help: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false } },
    });
    return { files: positionals, help: values.help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

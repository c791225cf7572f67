import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UnreadableSpecificationError } from '../specification/source-file.ts';
import { compareSpecifications } from './compare-specifications.ts';
import { formatChanges } from './format-changes.ts';
import { UnreadablePactError } from './pact-file.ts';

const help = `Usage: npm run contract:diff -- <old> <new> [--json] [--pacts <folder>]

Tells how one OpenAPI 3 document differs from another: which changes break consumers, which of
them are known to rely on what has changed, and which step the version has to take.

  <old> <new>        root files, YAML or JSON, in one file or split by references
  --json             one JSON document, described by
                     tools/contract/schema/specification-changes.schema.json
  --pacts <folder>   the pacts of all known consumers (default: tools/contract/pacts)
  --help             this text

Exit status: 0 nothing breaking, 1 something breaking, 2 not compared.`;

const defaultPacts = resolve(import.meta.dirname, '../../pacts');

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      json: { type: 'boolean' },
      pacts: { type: 'string' },
    },
  });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const [oldFile, newFile, ...others] = positionals;
  if (oldFile === undefined || newFile === undefined || others.length > 0) {
    throw new UsageError(`Two files are compared, not ${positionals.length}.`);
  }
  const result = await compareSpecifications({
    oldFile,
    newFile,
    pactsFolder: values.pacts ?? defaultPacts,
  });
  const text = values.json ? JSON.stringify(result, undefined, 2) : formatChanges(result);
  process.stdout.write(`${text}\n`);
  return result.summary.breaking > 0 ? 1 : 0;
}

class UsageError extends Error {
  override readonly name = 'UsageError';
}

function describeFailure(error: unknown): string {
  if (error instanceof UnreadableSpecificationError || error instanceof UnreadablePactError) {
    return error.message;
  }
  const isUsage =
    error instanceof UsageError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE'));
  if (isUsage) return `${error.message} See npm run contract:diff -- --help.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 2;
}

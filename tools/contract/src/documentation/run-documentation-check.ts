import type { Writable } from 'node:stream';
import { checkDocumentation } from './check-documentation.ts';
import {
  readDocumentedSpecification,
  SpecificationError,
} from './contract/documented-specification.ts';
import { helpText } from './help-text.ts';
import { parseArguments, UsageError } from './parse-arguments.ts';
import { readPage, type ReadPageOptions } from './read-page.ts';
import type { DriftReport } from './report/drift-report.ts';
import { formatDriftReport, formatPageError } from './report/format-drift-report.ts';

export interface DocumentationCheckEnvironment extends ReadPageOptions {
  /** Folder of the specification; this repository's own by default. */
  readonly openapiFolder?: string;
  readonly stdout: Pick<Writable, 'write'>;
  readonly stderr: Pick<Writable, 'write'>;
}

const exitCodes: Readonly<Record<DriftReport['outcome'], number>> = {
  'in line': 0,
  drift: 1,
  unreadable: 2,
};

/**
 * Runs the command line.
 *
 * @param args arguments after the program's name
 * @returns exit code: 0 in line, 1 drift, 2 unreadable or wrong usage
 */
export async function runDocumentationCheck(
  args: readonly string[],
  environment: DocumentationCheckEnvironment,
): Promise<number> {
  const { stdout, stderr } = environment;
  try {
    const { help, json, pages: names } = parseArguments(args);
    if (help) {
      stdout.write(helpText);
      return 0;
    }
    const [specification, ...pages] = await Promise.all([
      readDocumentedSpecification(environment.openapiFolder),
      ...names.map((name) => readPage(name, environment)),
    ]);
    const report = checkDocumentation({ pages, specification });
    stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : formatDriftReport(report));
    for (const page of report.pages) {
      if (page.state === 'unreadable') stderr.write(`docs:check: ${formatPageError(page)}\n`);
    }
    return exitCodes[report.outcome];
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SpecificationError)) throw error;
    stderr.write(`docs:check: ${error.message}\n`);
    return 2;
  }
}

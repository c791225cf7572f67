import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ProgramResult } from '../sandbox/run-program.ts';
import { testReport, type Check } from './check.ts';

/** How a check ended. */
export type Outcome =
  | { readonly hasPassed: true }
  | {
      readonly hasPassed: false;
      /** What noticed something: the check, or the part of it. */
      readonly by: string;
      /** What it noticed, in its own words. */
      readonly detail: string;
    };

/** Reads how a check ended from what it printed and left behind in the folder where it ran. */
export function readOutcome(check: Check, result: ProgramResult, folder: string): Outcome {
  if (result.hasTimedOut)
    return { hasPassed: false, by: `${check.name} (timeout)`, detail: 'It did not end.' };
  if (result.status === 0) return { hasPassed: true };
  switch (check.output) {
    case 'vitest':
      return readTestOutcome(check, result, folder);
    case 'redocly':
      return { hasPassed: false, by: check.name, detail: readLintDetail(result.output) };
    case 'text':
      return { hasPassed: false, by: check.name, detail: firstLine(result.output) };
  }
}

/** The part of Vitest's JSON report that is read here. */
interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly ancestorTitles: readonly string[];
      readonly title: string;
    }[];
  }[];
}

function readTestOutcome(check: Check, result: ProgramResult, folder: string): Outcome {
  const report = takeReport(join(folder, testReport));
  for (const { name, message, assertionResults } of report?.testResults ?? []) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed) {
      const titles = [...failed.ancestorTitles, failed.title].filter((title) => title !== '');
      return { hasPassed: false, by: nameTool(check, name, titles), detail: titles.join(' › ') };
    }
    // A file that could not be loaded, or a hook that failed.
    if (message !== '')
      return { hasPassed: false, by: nameTool(check, name, []), detail: firstLine(message) };
  }
  return { hasPassed: false, by: check.name, detail: firstLine(result.output) };
}

function takeReport(file: string): TestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  } catch {
    // Vitest has ended before it could write a report; its output says why.
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}

/** The tools behind the tests that several of them share a check with. */
const tools: readonly (readonly [file: string, title: RegExp, tool: string])[] = [
  ['documented-facts.test.ts', /.*/, 'documented facts'],
  ['examples.test.ts', /.*/, 'examples'],
  ['prism-mock.test.ts', /.*/, 'Prism mock'],
  ['prism-proxy.test.ts', /.*/, 'Prism proxy'],
  ['documented-limits.test.ts', /.*/, 'limits of the client'],
  ['pact.test.ts', /as provider/, 'Pact provider'],
  ['pact.test.ts', /^the specification/, 'Pact comparator'],
  ['pact.test.ts', /.*/, 'Pact consumer'],
];

function nameTool(check: Check, file: string, titles: readonly string[]): string {
  const tool = tools.find(
    ([name, title]) => name === basename(file) && title.test(titles.join(' › ')),
  );
  return tool?.[2] ?? `tests of ${check.name}`;
}

function readLintDetail(output: string): string {
  try {
    const { problems } = JSON.parse(
      output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1),
    ) as {
      problems: readonly { ruleId: string; message: string }[];
    };
    const [problem] = problems;
    if (problem) return firstLine(`${problem.ruleId}: ${problem.message}`);
  } catch {
    // Redocly could not read the document; then it says so in words.
  }
  return firstLine(output);
}

/** The first line that says what is wrong, or else the first one. */
function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const line =
    lines.find((candidate) => /error|not follow/i.test(candidate)) ?? lines.find(Boolean);
  return (line ?? 'It failed without a word.').slice(0, 200);
}

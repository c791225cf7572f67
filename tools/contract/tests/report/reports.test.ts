import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContractReport, Finding } from '../../src/report/contract-report.ts';
import { renderJunit } from '../../src/report/render-junit.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { toContractReportJsonSchema } from '../../src/report/report-schema.ts';
import { writeReports } from '../../src/report/write-reports.ts';
import { toFailedReport } from '../../src/run/to-report.ts';

const finding: Finding = {
  check: 'prism-proxy',
  severity: 'error',
  operations: ['getThing'],
  file: 'openapi/paths/things.yaml',
  line: 12,
  message: 'The <answer> to @somebody lacks `Id` & says "no"',
  fix: 'Send Id | or drop it',
  consumers: ['crm'],
};

const report: ContractReport = {
  schemaVersion: 1,
  outcome: 'finding',
  startedAt: '2026-01-02T03:04:05.678Z',
  durationMs: 6543,
  base: { name: 'main', commit: '0123456789abcdef0123456789abcdef01234567' },
  operations: ['searchThings', 'getThing'],
  checks: [
    {
      id: 'prism-proxy',
      title: 'Prism: proxy',
      state: 'finding',
      durationMs: 120,
      operations: { searchThings: 'aligned', getThing: 'finding' },
    },
    {
      id: 'breaking-changes',
      title: 'Breaking changes',
      state: 'not run',
      reason: 'There is no earlier commit.',
      durationMs: 0,
      operations: { searchThings: 'not checked', getThing: 'not checked' },
    },
  ],
  findings: [finding],
};

const aligned: ContractReport = { ...report, outcome: 'aligned', findings: [] };
const failed = toFailedReport(new Date(0), new Date(5), 'openapi.yaml:3:1: malformed');

describe('renderMarkdown', () => {
  const markdown = renderMarkdown(report);

  it('begins with the result and a matrix of operations and checks', () => {
    expect(markdown.split('\n').slice(0, 5)).toEqual([
      '# Contract: 1 finding, 1 check not run',
      '',
      '| Operation      | Prism: proxy | Breaking changes |',
      '| :------------- | :----------: | :--------------: |',
      '| `searchThings` |       ✓      |         ?        |',
    ]);
    expect(markdown).toContain('| `getThing`     |       ✗      |         ?        |');
    expect(markdown).toContain('**Breaking changes** was not run: There is no earlier commit.');
  });

  it('names place, operation, disagreement, fix and consumer of a finding', () => {
    expect(markdown).toContain('**Prism: proxy** `openapi/paths/things.yaml:12` (`getThing`)');
    expect(markdown).toContain('lacks \\`Id\\`');
    expect(markdown).toContain('*Fix:* Send Id \\| or drop it');
    expect(markdown).toContain('*Touches:* crm');
  });

  it('neither marks up nor notifies with words that are not its own', () => {
    expect(markdown).not.toMatch(/[^\\]<answer/);
    expect(markdown).not.toContain('@somebody');
  });

  it('fits into a comment, however much was found', () => {
    const many = { ...report, findings: Array.from({ length: 5000 }, () => finding) };
    const long = renderMarkdown(many);

    expect(long.length).toBeLessThan(65_536);
    expect(long).toMatch(/… and \d{4} more, in `report.json`/);
  });
});

describe('renderTerminal', () => {
  it('fits the matrix into 80 columns and ends with the result', () => {
    const lines = renderTerminal(report).split('\n');

    expect(lines.filter((line) => line.startsWith('|')).every(({ length }) => length <= 80)).toBe(
      true,
    );
    expect(lines).toContain('✗ openapi/paths/things.yaml:12 Prism: proxy (getThing)');
    expect(lines.at(-1)).toBe('Contract: 1 finding, 1 check not run');
  });

  it.each([
    [aligned, 'Contract: all aligned, 1 check not run'],
    [failed, 'Contract: could not run: openapi.yaml:3:1: malformed'],
  ])('says how it ended', (ended, line) => {
    expect(renderTerminal(ended).split('\n').at(-1)).toBe(line);
  });
});

describe('renderJunit', () => {
  interface JunitCase {
    name: string;
    failure?: { message: string };
    error?: { message: string };
    skipped?: unknown;
  }
  interface Junit {
    testsuites: {
      failures: string;
      testsuite?: { name: string; testcase: JunitCase[] }[];
      testcase?: JunitCase;
    };
  }
  const parse = (xml: string): Junit => {
    expect(SyntaxValidator.validate(xml)).toBe(true);
    return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml) as Junit;
  };

  it('has a suite for each check, and a case for each operation', () => {
    const { testsuites } = parse(renderJunit(report));

    expect(testsuites.failures).toBe('1');
    expect(testsuites.testsuite?.map(({ name }) => name)).toEqual([
      'Prism: proxy',
      'Breaking changes',
    ]);
    const [[passed, broken] = [], skipped] =
      testsuites.testsuite?.map(({ testcase }) => testcase) ?? [];
    expect(passed).not.toHaveProperty('failure');
    expect(broken?.failure?.message).toBe(finding.message);
    expect(skipped?.every((one) => 'skipped' in one)).toBe(true);
  });

  it('gives a case to what concerns no single operation', () => {
    const { testsuites } = parse(
      renderJunit({ ...report, findings: [{ ...finding, operations: [] }] }),
    );

    expect(testsuites.testsuite?.[0]?.testcase.map(({ name }) => name)).toEqual([
      'searchThings',
      'getThing',
      'specification',
    ]);
  });

  it('is well-formed whatever a message holds', () => {
    const message = 'a\u0000b\u001b[31m]]> <x> & "y" \uFFFF';

    expect(parse(renderJunit({ ...report, findings: [{ ...finding, message }] }))).toBeDefined();
  });

  it('is an error where the run came to nothing', () => {
    expect(parse(renderJunit(failed)).testsuites.testcase?.error?.message).toContain('malformed');
  });
});

describe('the published schema', () => {
  const file = join(import.meta.dirname, '../../schema/contract-report.schema.json');
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const validate = ajv.compile(toContractReportJsonSchema());

  it('is up to date', async () => {
    const text = `${JSON.stringify(toContractReportJsonSchema(), null, 2)}\n`;

    await expect(text).toMatchFileSnapshot(file);
  });

  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contract-report-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it.each([report, aligned, failed])('describes the file that is written', async (written) => {
    await writeReports(join(folder, 'new/folder'), written);
    const text = await readFile(join(folder, 'new/folder/report.json'), 'utf8');

    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(await readFile(join(folder, 'new/folder/report.md'), 'utf8')).toContain('# Contract:');
    expect(await readFile(join(folder, 'new/folder/junit.xml'), 'utf8')).toContain('<testsuites');
  });

  it('refuses what is no report', () => {
    expect(validate({ ...report, outcome: 'fine' })).toBe(false);
    expect(validate({ ...report, findings: [{ ...finding, line: 0 }] })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderLedger } from '../../src/live/report/render-ledger.ts';
import { renderReport } from '../../src/live/report/render-report.ts';
import { toExitCode, type Finding, type LiveReport } from '../../src/live/report/live-report.ts';

function finding(changes: Partial<Finding>): Finding {
  return {
    id: 'sort-direction',
    asks: 'What does dir do?',
    ledger: { kind: 'contradiction', id: 'sort-direction' },
    verdict: 'settled',
    statement: 'Sorted by Id, dir 0 is ascending: "always".',
    evidence: {},
    decision: '0 and 1.',
    ...changes,
  };
}

const rule = { kind: 'rule', id: 'date-filters-without-zone' } as const;
const report: LiveReport = {
  problem: null,
  findings: [
    finding({}),
    finding({ id: 'zone', ledger: rule, statement: 'UTC.', decision: null }),
    finding({ id: 'other-zone', ledger: rule, verdict: 'contradicts', statement: 'Not UTC: #1.' }),
    finding({ id: 'open', verdict: 'undecided', statement: 'Nothing to see.' }),
  ],
  drift: [],
  unlistedFields: [],
  requests: 12,
  throttled: 0,
};

describe('renderLedger', () => {
  it('is YAML that the ledger can take over', () => {
    const parts = renderLedger(report.findings)
      .split(/^# openapi.*\n/m)
      .slice(1)
      .map((part) => parse(part) as unknown);

    expect(parts).toEqual([
      { 'live-verification': expect.objectContaining({ level: 'observed' }) as unknown },
      [
        {
          id: 'sort-direction',
          statements: [
            { source: 'live-verification', says: 'Sorted by Id, dir 0 is ascending: "always".' },
          ],
        },
      ],
      [
        {
          id: 'date-filters-without-zone',
          'x-evidence': [
            { level: 'observed', source: 'live-verification', statement: 'UTC.' },
            { level: 'observed', source: 'live-verification', statement: 'Not UTC: #1.' },
          ],
        },
      ],
    ]);
    expect(renderLedger(report.findings)).toContain(
      '# disagrees with: 0 and 1.\n- id: date-filters',
    );
    expect(renderLedger(report.findings)).not.toContain('Nothing to see');
  });

  it('has nothing to say when nothing was observed', () => {
    expect(renderLedger([finding({ verdict: 'undecided' })])).toBe('');
  });
});

describe('renderReport', () => {
  it('ends with a summary, and repeats no decision that stands', () => {
    const text = renderReport(report);

    expect(text.split('\n').at(-2)).toBe(
      '2 settled, 1 contradicting, 1 undecided; 0 drift; 12 requests, 0 of them throttled',
    );
    expect(text.match(/so far: /g)).toHaveLength(1);
  });
});

describe('toExitCode', () => {
  const drift = {
    operationId: 'getOpenAiChatMessage',
    status: 200,
    location: 'body/Content',
    message: 'must be string',
    tool: 'prism',
    count: 1,
  } as const;
  const settled = { ...report, findings: [finding({})] };

  it.each([
    [0, settled],
    [0, { ...settled, findings: [finding({ verdict: 'undecided' })] }],
    [1, { ...settled, drift: [drift] }],
    [1, report],
    [2, { ...report, problem: 'The run was interrupted.' }],
  ] as const)('is %i', (code, of) => {
    expect(toExitCode(of)).toBe(code);
  });
});

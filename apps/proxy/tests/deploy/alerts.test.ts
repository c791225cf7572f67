import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reasons } from '../../src/problems/to-reason.ts';
import { operationsPage, readMetricTable } from '../telemetry/metric-table.ts';
import { readYaml } from './deployment.ts';

const [file] = readYaml('alerts.yaml');
const { groups } = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        name: z.string(),
        rules: z.array(
          z.strictObject({
            ...{ alert: z.string(), expr: z.string(), for: z.string().optional() },
            labels: z.strictObject({ severity: z.enum(['info', 'warning', 'critical']) }),
            annotations: z.strictObject({ summary: z.string(), runbook: z.string() }),
          }),
        ),
      }),
    ),
  })
  .parse(file);
const rules = groups.flatMap((group) => group.rules);

/** Labels of each series that Prometheus has of a proxy, its own `up` included. */
const series = new Map<string, readonly string[]>([['up', ['job', 'instance']]]);
for (const { name, type, labels } of readMetricTable())
  if (type !== 'histogram') series.set(name, labels);
  else {
    series.set(`${name}_bucket`, [...labels, 'le']);
    for (const suffix of ['count', 'sum']) series.set(`${name}_${suffix}`, labels);
  }

/** What an expression asks of a series that is not there, or has no such label. */
function findFaults(expression: string): string[] {
  const selectors = [
    ...expression.matchAll(/\b(up|(?:nexudus_proxy|http|process|nodejs)_\w+)(?:\{([^}]*)\})?/g),
  ];
  if (selectors.length === 0) return ['it looks at nothing'];
  return selectors.flatMap(([, name = '', matchers = '']) => {
    const labels = series.get(name);
    if (!labels) return [`${name} is no series`];
    const asked = [...matchers.matchAll(/(\w+)(?:=~|!~|!=|=)"([^"]*)"/g)];
    return asked.flatMap(([, label = '', value = '']) => [
      ...(labels.includes(label) ? [] : [`${name} has no label ${label}`]),
      ...(label === 'reason' ? value.split('|') : [])
        .filter((reason) => !reasons.some((known) => known === reason))
        .map((reason) => `${reason} is no reason`),
    ]);
  });
}

const anchors = new Set(
  [...operationsPage.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  ),
);

describe('alerts.yaml', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s asks for what there is, and leads to a recipe',
    (_, { expr, annotations }) => {
      expect(findFaults(expr)).toEqual([]);
      const [page, anchor = ''] = annotations.runbook.split('#');
      expect(page).toBe('operations.md');
      expect(anchors).toContain(anchor);
    },
  );

  it('has one rule for each name', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(10);
  });
});

describe('the check of a rule', () => {
  it.each([
    ['vector(1)', 'it looks at nothing'],
    ['nexudus_proxy_refusal_total > 0', 'nexudus_proxy_refusal_total is no series'],
    [
      'http_server_request_duration_seconds > 0',
      'http_server_request_duration_seconds is no series',
    ],
    ['nexudus_proxy_check_ok{name="drain"}', 'nexudus_proxy_check_ok has no label name'],
    ['nexudus_proxy_refusals_total{reason=~"overloaded|slow"}', 'slow is no reason'],
  ])('finds the fault of %s', (expression, fault) => {
    expect(findFaults(expression)).toEqual([fault]);
  });
});

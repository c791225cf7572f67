import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** So many requests in any window of that length; of all methods, or of those named. */
export interface RequestLimit {
  readonly requests: number;
  readonly windowMs: number;
  readonly methods?: readonly string[] | undefined;
}

/** What the specification has decided so far, where a live run could disagree. */
export interface Ledger {
  /** The decision on each contradiction between sources, by its id. */
  readonly decisions: ReadonlyMap<string, string>;
  /** The statement of each rule, by its id. */
  readonly rules: ReadonlyMap<string, string>;
  /** The published limits, from the rule `throttle-limits`. */
  readonly limits: readonly RequestLimit[];
}

const limit = z.object({
  requests: z.int().positive(),
  windowMs: z.int().positive(),
  methods: z.array(z.string()).optional(),
});

const specificationRules = z.object({
  'x-rules': z.array(
    z.object({ id: z.string(), statement: z.string(), windows: z.array(limit).optional() }),
  ),
});

const contradictionList = z.object({
  contradictions: z.array(z.object({ id: z.string(), decision: z.string() })),
});

const folder = new URL('../../../../openapi/', import.meta.url);

/**
 * Reads the decisions, rules and limits of the specification as it lies on disk.
 *
 * @throws ZodError if the files no longer have the shape that is read here
 */
export async function readLedger(): Promise<Ledger> {
  const { contradictions } = contradictionList.parse(
    await readYaml('evidence/contradictions.yaml'),
  );
  const { 'x-rules': rules } = specificationRules.parse(await readYaml('openapi.yaml'));
  return {
    decisions: new Map(contradictions.map(({ id, decision }) => [id, decision])),
    rules: new Map(rules.map(({ id, statement }) => [id, statement])),
    limits: rules.flatMap(({ windows = [] }) => windows),
  };
}

async function readYaml(path: string): Promise<unknown> {
  return parse(await readFile(fileURLToPath(new URL(path, folder)), 'utf8'));
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSpecification } from '../../specification/read-specification.ts';
import { createSpecificationMap } from '../../specification/specification-map.ts';
import type { ContractDocument } from './contract-document.ts';

/** The specification, and what is recorded of the pages it rests on. */
export interface DocumentedSpecification {
  readonly document: ContractDocument;
  /** Where sources disagree with each other or with themselves, as the ledger records it. */
  readonly contradictions: readonly Contradiction[];
  /** Where a part of the document stands on disk. */
  readonly locate: (path: readonly (string | number)[]) => SpecificationPlace;
}

/** The part of an entry of the ledger that this check goes by. */
export interface Contradiction {
  readonly id: string;
  readonly statements: readonly { readonly source: string; readonly says: string }[];
}

export interface SpecificationPlace {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
}

const repository = join(import.meta.dirname, '../../../../..');
const openapi = join(repository, 'openapi');

const ledgerSchema = z.object({
  contradictions: z.array(
    z.object({
      id: z.string(),
      statements: z.array(z.object({ source: z.string(), says: z.string() })),
    }),
  ),
});

/** Reads the specification as it lies on disk. */
export async function readDocumentedSpecification(): Promise<DocumentedSpecification> {
  const [document, map, ledger] = await Promise.all([
    readSpecification(),
    createSpecificationMap(join(openapi, 'openapi.yaml'), { relativeTo: repository }),
    readFile(join(openapi, 'evidence/contradictions.yaml'), 'utf8'),
  ]);
  return {
    document,
    contradictions: ledgerSchema.parse(parse(ledger)).contradictions,
    locate: (path) => map.locate(path),
  };
}

/**
 * The fields that a page shows in examples only. The ledger has them in one entry, in which it says
 * so page by page; no table of the page is expected to list them.
 */
export function listFieldsOutsideTables(
  { contradictions }: DocumentedSpecification,
  source: string | undefined,
): ReadonlySet<string> {
  const statements = contradictions
    .filter(({ id }) => id === 'fields-outside-tables')
    .flatMap(({ statements }) => statements)
    .filter((statement) => statement.source === source);
  return new Set(statements.flatMap(({ says }) => says.match(/\w+/g) ?? []));
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleSpecification } from '@nexudus-toolkit/openapi';
import { parse } from 'yaml';
import { z } from 'zod';
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

const ledgerSchema = z.object({
  contradictions: z.array(
    z.object({
      id: z.string(),
      statements: z.array(z.object({ source: z.string(), says: z.string() })),
    }),
  ),
});

/** The specification cannot be read, so no page can be compared with it. */
export class SpecificationError extends Error {
  override readonly name = 'SpecificationError';
}

/**
 * Reads the specification as it lies on disk.
 *
 * @param folder the one that holds `openapi.yaml`; this repository's own by default
 * @throws SpecificationError if it cannot be read
 */
export async function readDocumentedSpecification(
  folder: string = join(repository, 'openapi'),
): Promise<DocumentedSpecification> {
  try {
    const [document, map, ledger] = await Promise.all([
      bundleSpecification(folder),
      createSpecificationMap(join(folder, 'openapi.yaml'), { relativeTo: repository }),
      readFile(join(folder, 'evidence/contradictions.yaml'), 'utf8'),
    ]);
    return {
      // What Redocly has bundled has the shape of an OpenAPI document.
      document: document as ContractDocument,
      contradictions: ledgerSchema.parse(parse(ledger)).contradictions,
      locate: (path) => map.locate(path),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = error.message.replaceAll(/\s+/g, ' ').trim();
    throw new SpecificationError(`the specification in ${folder} cannot be read: ${reason}`, {
      cause: error,
    });
  }
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

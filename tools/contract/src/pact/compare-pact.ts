import { Comparator } from '@pactflow/openapi-pact-comparator';
import { readFile } from 'node:fs/promises';
import type { Specification } from '../specification/specification.ts';

/** Something that a pact relies on and the specification does not promise. */
export interface ComparatorFinding {
  /** What kind of finding it is, such as `request.query.unknown`. */
  readonly code: string;
  /** The interaction that shows it. */
  readonly interaction: string;
  /** Where in the pact, such as `[root].interactions[0].response.body.Records[0].Id`. */
  readonly location: string;
  readonly message: string;
}

/**
 * Compares a pact with the specification, without running anything. Warnings count as well: a query
 * parameter that the specification does not know is no more than that to the comparator, but the
 * API would ignore it.
 */
export async function comparePact(
  specification: Specification,
  pactFile: string,
): Promise<readonly ComparatorFinding[]> {
  const comparator = new Comparator({ oas: specification });
  const pact: unknown = JSON.parse(await readFile(pactFile, 'utf8'));
  const findings: ComparatorFinding[] = [];
  for await (const { code, type, message, mockDetails } of comparator.compare(pact)) {
    const interaction = mockDetails?.interactionDescription ?? '';
    const location = mockDetails?.location ?? '';
    if (type !== 'info') findings.push({ code, interaction, location, message });
  }
  return findings;
}

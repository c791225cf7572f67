import { matchOperation, type Operation } from '@nexudus-toolkit/validation';
import type { NotedFinding } from '../run/suite-note.ts';
import { parseBodyPath, toBodyPath } from '../specification/body-path.ts';
import type { ComparatorFinding } from './compare-pact.ts';
import { consumerName } from './consumer-pact.ts';
import type { VerifiedInteraction } from './verify-pact.ts';

/** The part of an interaction that tells which operation it is about. */
export interface DescribedInteraction {
  readonly uponReceiving: string;
  readonly withRequest: { readonly method: string; readonly path: unknown };
  readonly willRespondWith: { readonly status: unknown };
}

/** The operation that an interaction is about; undefined if there is none of its path. */
export function operationOf({ withRequest }: DescribedInteraction): Operation | undefined {
  const { method, path } = withRequest;
  const match = matchOperation(method, exampleOf(path));
  return match.kind === 'operation' ? match.operation : undefined;
}

/** Says what a provider answered otherwise than an interaction of the pact relies on. */
export function toMismatchFindings(
  { description, mismatches }: VerifiedInteraction,
  interactions: readonly DescribedInteraction[],
): readonly NotedFinding[] {
  return mismatches.map((mismatch) => {
    const [bodyPath] = mismatch.startsWith('$') ? mismatch.split(': ', 1) : [];
    return locateFinding({
      interaction: findInteraction(description, interactions),
      segments: bodyPath === undefined ? [] : parseBodyPath(bodyPath),
      message: `${consumerName} relies on another answer to "${description}": ${mismatch}`,
      fix: 'Make the provider answer as the pact says; if Nexudus does not, correct client, pact and specification.',
    });
  });
}

/** Says what an interaction of the pact relies on without a promise of the specification. */
export function toPromiseFinding(
  { interaction, location, message, code }: ComparatorFinding,
  interactions: readonly DescribedInteraction[],
): NotedFinding {
  const [, inBody] = location.split('.response.body');
  return locateFinding({
    interaction: findInteraction(interaction, interactions),
    segments: inBody === undefined ? [] : parseBodyPath(inBody),
    message: `${consumerName} relies on what is not promised in "${interaction}": ${message} (${code}, ${location})`,
    fix: 'Restore the promise in the specification, or change the client and its pact.',
  });
}

interface UnlocatedFinding {
  readonly interaction: DescribedInteraction | undefined;
  readonly segments: readonly string[];
  readonly message: string;
  readonly fix: string;
}

function locateFinding(finding: UnlocatedFinding): NotedFinding {
  const { interaction, segments, message, fix } = finding;
  const operation = interaction && operationOf(interaction);
  if (!operation) return { message, fix };
  const { id, method, path } = operation;
  const status = String(interaction.willRespondWith.status);
  return {
    operationId: id,
    message,
    fix,
    path: segments.length === 0 ? undefined : toBodyPath({ path, method, status, segments }),
  };
}

function findInteraction(
  description: string,
  interactions: readonly DescribedInteraction[],
): DescribedInteraction | undefined {
  return interactions.find(({ uponReceiving }) => uponReceiving === description);
}

/** A path may be a matcher, which carries an example. */
function exampleOf(path: unknown): string {
  if (typeof path === 'string') return path;
  if (typeof path === 'object' && path !== null && 'value' in path) return String(path.value);
  return '';
}

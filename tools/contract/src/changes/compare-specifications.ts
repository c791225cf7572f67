import { isObject, toText } from './json.ts';
import type { GroupedChange } from './change-recorder.ts';
import { compareDocuments, wholeDocument } from './compare-documents.ts';
import { describeLocation } from './location.ts';
import { listOperations, pairOperations } from './operations.ts';
import { readPacts } from './pact-file.ts';
import { createPactUsage } from './pact-usage.ts';
import { readSourceDocument, type SourceDocument } from './source-document.ts';
import type {
  Effect,
  SpecificationChange,
  SpecificationChanges,
  TouchedConsumer,
} from './specification-changes.ts';
import { isStepSufficient, toNeededStep, toTakenStep } from './version-step.ts';

export interface CompareSpecificationsOptions {
  /** Root files of OpenAPI 3 documents, YAML or JSON, in one file or split by references. */
  readonly oldFile: string;
  readonly newFile: string;
  /** Holds the pacts of all known consumers. */
  readonly pactsFolder: string;
  /** The folder that files are named from; the working directory by default. */
  readonly relativeTo?: string;
}

/**
 * Tells how one specification differs from another: every change with its effect by direction, the
 * operations and the consumers it touches, and the step that the version has to take.
 *
 * @throws UnreadableSpecificationError if a specification cannot be read or is no OpenAPI 3
 * @throws UnreadablePactError if a pact cannot be read
 */
export async function compareSpecifications(
  options: CompareSpecificationsOptions,
): Promise<SpecificationChanges> {
  const { oldFile, newFile, pactsFolder, relativeTo = process.cwd() } = options;
  const oldDocument = await readSourceDocument(oldFile, relativeTo);
  const newDocument = await readSourceDocument(newFile, relativeTo);
  const interactions = await readPacts(pactsFolder);

  const [oldOperations, newOperations] = [oldDocument, newDocument].map(listOperations);
  const { pairs } = pairOperations(oldOperations ?? [], newOperations ?? []);
  const oldIds = new Map(pairs.map(([from, to]) => [to.operationId, from.operationId]));
  const findTouched = createPactUsage(interactions, oldOperations ?? []);
  const allIds = (newOperations ?? []).map(({ operationId }) => operationId);

  const changes = compareDocuments(oldDocument, newDocument)
    .map((group) => {
      const consumers =
        group.change.effect === 'breaking'
          ? findTouched(group, (operationId) => oldIds.get(operationId) ?? operationId)
          : [];
      return toChange(group, consumers, allIds);
    })
    .toSorted(byWeight(allIds));

  const neededStep = toNeededStep(changes.map(({ effect }) => effect));
  const [oldVersion, newVersion] = [readVersion(oldDocument), readVersion(newDocument)];
  const takenStep = toTakenStep(oldVersion, newVersion);
  return {
    schemaVersion: 1,
    changes,
    summary: {
      breaking: count(changes, 'breaking'),
      additive: count(changes, 'additive'),
      neutral: count(changes, 'neutral'),
    },
    neededStep,
    oldVersion,
    newVersion,
    takenStep,
    isStepSufficient: isStepSufficient(neededStep, takenStep),
    knownConsumers: [...new Set(interactions.map(({ consumer }) => consumer))].toSorted(),
  };
}

function toChange(
  { change, occurrences }: GroupedChange,
  consumers: readonly TouchedConsumer[],
  allIds: readonly string[],
): SpecificationChange {
  const { effect, direction, kind, subject, message, from, to, place, fix } = change;
  const isWhole = occurrences.every(({ operationId }) => operationId === wholeDocument);
  const operationIds = [...new Set(occurrences.map(({ operationId }) => operationId))];
  return {
    effect,
    direction,
    kind,
    severity: effect !== 'breaking' ? 'info' : consumers.length > 0 ? 'error' : 'warning',
    subject,
    message,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(place ? { place } : {}),
    operationIds: isWhole ? (effect === 'neutral' ? [] : allIds) : operationIds,
    occurrences: isWhole
      ? []
      : occurrences.map(({ operationId, location }) => ({
          operationId,
          location: describeLocation(location),
        })),
    consumers,
    fix,
  };
}

const weights: readonly Effect[] = ['breaking', 'additive', 'neutral'];

/** The heaviest first, then in the order of the operations, then as they stand in the files. */
function byWeight(
  allIds: readonly string[],
): (left: SpecificationChange, right: SpecificationChange) => number {
  const rank = ({ operationIds: [first] }: SpecificationChange): number => {
    const index = first === undefined ? -1 : allIds.indexOf(first);
    return index === -1 ? allIds.length : index;
  };
  return (left, right) =>
    weights.indexOf(left.effect) - weights.indexOf(right.effect) ||
    rank(left) - rank(right) ||
    (left.place?.file ?? '').localeCompare(right.place?.file ?? '') ||
    (left.place?.line ?? 0) - (right.place?.line ?? 0) ||
    left.message.localeCompare(right.message);
}

function count(changes: readonly SpecificationChange[], effect: Effect): number {
  return changes.filter((change) => change.effect === effect).length;
}

function readVersion({ root }: SourceDocument): string {
  const { info } = root;
  const version = isObject(info) ? info['version'] : undefined;
  return version === undefined ? 'none' : toText(version);
}

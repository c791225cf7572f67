import type { Effect, SpecificationChange, SpecificationChanges } from './specification-changes.ts';

const headings: Readonly<Record<Effect, string>> = {
  breaking: 'Breaking',
  additive: 'Additive',
  neutral: 'Neutral',
};

/** The changes for people: by effect, then by operation, and at last the step that they need. */
export function formatChanges(result: SpecificationChanges): string {
  const { changes, summary, neededStep } = result;
  const sections = (['breaking', 'additive', 'neutral'] as const).flatMap((effect) => {
    const ofEffect = changes.filter((change) => change.effect === effect);
    return ofEffect.length === 0 ? [] : [headings[effect], ...formatGroups(ofEffect), ''];
  });
  const { breaking, additive, neutral } = summary;
  return [
    ...sections,
    changes.length === 0
      ? 'No changes.'
      : `${breaking} breaking, ${additive} additive, ${neutral} neutral.`,
    `Needed version step: ${neededStep}. ${describeStep(result)}`,
  ].join('\n');
}

function formatGroups(changes: readonly SpecificationChange[]): readonly string[] {
  const groups = new Map<string, SpecificationChange[]>();
  for (const change of changes) {
    const name = change.operationIds.join(', ') || 'specification';
    groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  return [...groups].flatMap(([name, ofGroup]) => [
    `  ${name}`,
    ...ofGroup.filter((change) => !isWording(change)).flatMap(formatChange),
    ...formatWording(ofGroup.filter(isWording)),
  ]);
}

function isWording({ kind }: SpecificationChange): boolean {
  return kind === 'wording-changed' || kind === 'extension-changed';
}

const maxListedPlaces = 5;

/** What says the same in other words takes one line, however much of it there is. */
function formatWording(changes: readonly SpecificationChange[]): readonly string[] {
  const [first] = changes;
  if (!first) return [];
  if (changes.length === 1) return formatChange(first);
  const places = changes.flatMap(({ place }) => (place ? [`${place.file}:${place.line}`] : []));
  const listed = [...new Set(places)].slice(0, maxListedPlaces).join(', ');
  const more = changes.length > maxListedPlaces ? ', … (--json lists them all)' : '';
  return [`    ${changes.length} parts say something else`, `      ${listed}${more}`];
}

function formatChange(change: SpecificationChange): readonly string[] {
  const { direction, message, from, to, place, occurrences, effect, consumers, fix } = change;
  const values = [from, to].some((value) => value !== undefined)
    ? `: ${from ?? 'nothing'} -> ${to ?? 'nothing'}`
    : '';
  const label = direction === 'none' || direction === 'both' ? '' : `[${direction}] `;
  const locations = [...new Set(occurrences.map(({ location }) => location))].filter(
    (location) => location !== 'operation' && !message.startsWith(location),
  );
  return [
    `    ${label}${message}${values}`,
    ...(locations.length > 0 ? [`      in ${locations.join('; ')}`] : []),
    ...(place ? [`      ${place.file}:${place.line}`] : []),
    ...(effect === 'breaking' ? [...formatConsumers(consumers), `      fix: ${fix}`] : []),
  ];
}

function formatConsumers(consumers: SpecificationChange['consumers']): readonly string[] {
  if (consumers.length === 0) return ['      warning: no known consumer uses it'];
  return consumers.map(
    ({ name, interactions }) =>
      `      error: ${name} uses it in ${interactions.map((text) => `"${text}"`).join(', ')}`,
  );
}

function describeStep(result: SpecificationChanges): string {
  const { oldVersion, newVersion, neededStep, takenStep, isStepSufficient } = result;
  const versions =
    oldVersion === newVersion
      ? `The version is ${newVersion} in both`
      : `From ${oldVersion} to ${newVersion} it is ${takenStep}`;
  if (neededStep === 'none') return `${versions}.`;
  return isStepSufficient ? `${versions}, which suffices.` : `${versions}, which is not enough.`;
}

import { readShownByExamples } from './documented-examples.js';
import { isWeaker } from './evidence-vocabulary.js';
import { entriesOf } from './follow-references.js';
import { readSources } from './register.js';
import { readSubjects } from './subjects.js';

/**
 * Nothing rests on less than the strongest source that states it: what the register says a source
 * states, and what a documented example shows, is cited at that level.
 */
export function EvidenceStrongest() {
  return {
    Root: {
      leave(root, ctx) {
        const { subjects, contents } = readSubjects(root, ctx);
        const { value: sources } = readSources(root, ctx);
        const shown = readShownByExamples(contents, ctx.resolve);
        for (const subject of subjects) {
          const claims = [
            ...claimsOfSources(subject, sources),
            ...claimsOfExamples(subject, shown),
          ];
          for (const finding of weaknesses(subject, claims)) ctx.report(finding);
        }
      },
    },
  };
}

/** One finding per aspect that is known at a level at which no entry cites it. */
function weaknesses({ kind, name, evidence, evidenceLocation, location }, claims) {
  const findings = new Map();
  for (const { about, level, by } of claims) {
    const cited = evidence
      .map((entry, index) => ({ entry, index }))
      .filter(({ entry }) => entry?.about === about);
    if (cited.some(({ entry }) => !isWeaker(entry.level, level))) continue;
    const weakest = cited[0];
    const what = about === undefined ? '' : ` about its ${about}`;
    findings.set(about, {
      message: `\`${name}\` (${kind}) has no evidence${what} at the level \`${level}\`, although ${by}.`,
      location:
        weakest === undefined ? location : evidenceLocation.child(['x-evidence', weakest.index]),
    });
  }
  return findings.values();
}

function claimsOfSources({ kind, name }, sources) {
  return entriesOf(sources).flatMap(([id, source]) =>
    (Array.isArray(source?.states) ? source.states : [])
      .filter((statement) => Array.isArray(statement?.[kind]) && statement[kind].includes(name))
      .map(({ about }) => ({ about, level: source.level, by: `${id} states it` })),
  );
}

function claimsOfExamples({ location, known }, shown) {
  const sighting = shown.get(location.absolutePointer);
  if (sighting === undefined) return [];
  const by = `${sighting.file.replace(/^.*\/examples\//, 'examples/')} shows it`;
  const claim = { level: 'documented', by };
  return [
    { ...claim, about: undefined },
    ...(sighting.isNull && known.has('nullability') ? [{ ...claim, about: 'nullability' }] : []),
  ];
}

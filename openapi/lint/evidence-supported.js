import { readShownByExamples } from './documented-examples.js';
import { isObject } from './follow-references.js';
import { readSources } from './register.js';
import { readSubjects } from './subjects.js';

/**
 * An entry that cites a source for a whole statement cites one that makes it: the register says so,
 * or a documented example shows it. An entry with a statement of its own says itself what it takes.
 */
export function EvidenceSupported() {
  return {
    Root: {
      leave(root, ctx) {
        const { subjects, contents } = readSubjects(root, ctx);
        const { value: sources } = readSources(root, ctx);
        const shown = readShownByExamples(contents, ctx.resolve);
        for (const subject of subjects) {
          const sighting = shown.get(subject.location.absolutePointer);
          for (const finding of unsupported(subject, sources, sighting)) ctx.report(finding);
        }
      },
    },
  };
}

function unsupported({ kind, name, evidence, evidenceLocation, location }, sources, sighting) {
  // A field without evidence of its own has that of the schema it refers to, which is checked there.
  if (evidenceLocation.absolutePointer !== location.absolutePointer) return [];
  return [...evidence.entries()]
    .filter(([, entry]) => {
      const source = sources[entry.source];
      if (!isObject(source) || source.level !== entry.level) return false;
      if (source.level === 'inferred') return false;
      // A statement says what is taken; of a null, the example itself can be asked.
      const isOpen = entry.about === 'nullability' && sighting !== undefined;
      if (entry.statement !== undefined && !isOpen) return false;
      return !states(source, kind, name, entry.about) && !shows(sighting, entry);
    })
    .map(([index, { source, about }]) => ({
      message: `\`${name}\` (${kind}) cites \`${source}\`${about === undefined ? '' : ` for its ${about}`}, which neither states nor shows it: list it in \`states\` in evidence/sources.yaml, or say in \`statement\` what is taken from there.`,
      location: evidenceLocation.child(['x-evidence', index]),
    }));
}

function states(source, kind, name, about) {
  return (Array.isArray(source.states) ? source.states : []).some(
    (statement) =>
      statement?.about === about &&
      Array.isArray(statement?.[kind]) &&
      statement[kind].includes(name),
  );
}

function shows(sighting, { level, about }) {
  if (sighting === undefined || level !== 'documented') return false;
  return about === undefined || (about === 'nullability' && sighting.isNull);
}

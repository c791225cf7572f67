import { readSubjects } from './subjects.js';

/**
 * Null, enumerated values, defaults, formats, bounds, roles and required parts have evidence of
 * their own, and no entry is about something that is not there.
 */
export function EvidenceAbout() {
  return {
    Root: {
      leave(root, ctx) {
        for (const subject of readSubjects(root, ctx).subjects) {
          for (const finding of aspectFaults(subject)) ctx.report(finding);
        }
      },
    },
  };
}

function aspectFaults({ kind, name, evidence, evidenceLocation, location, aspects, known }) {
  const described = new Set(evidence.map((entry) => entry?.about));
  const missing = [...aspects].filter((aspect) => !described.has(aspect));
  const needless = [...evidence.entries()].filter(
    ([, entry]) => entry?.about !== undefined && !known.has(entry.about),
  );
  return [
    ...missing.map((aspect) => ({
      message: `\`${name}\` (${kind}) has no evidence about its ${aspect}: add an entry with \`about: ${aspect}\` to its \`x-evidence\`.`,
      location: evidence.length > 0 ? evidenceLocation.child('x-evidence').key() : location,
    })),
    ...needless.map(([index, { about }]) => ({
      message: `\`${name}\` (${kind}) has evidence about its ${about}, but lays nothing down about it.`,
      location: evidenceLocation.child(['x-evidence', index, 'about']),
    })),
  ];
}

import { entriesOf, isObject } from './follow-references.js';
import { readContradictions, readSources } from './register.js';
import { nameFaults } from './sources-complete.js';
import { readSubjects } from './subjects.js';

const texts = ['subject', 'decision', 'settledBy'];
const keys = new Set([...texts, 'id', 'statements', 'appliesTo']);

/**
 * Every contradiction says what known sources say, what was decided, what would settle it, and to
 * which parts of the specification it applies.
 */
export function ContradictionsComplete() {
  return {
    Root: {
      leave(root, ctx) {
        const { value: contradictions, location } = readContradictions(root, ctx);
        if (!Array.isArray(contradictions) || contradictions.length === 0) {
          const message = 'The root has no `x-contradictions` that lists what sources disagree on.';
          ctx.report({ message, location: ctx.location.key() });
          return;
        }
        const sources = new Set(Object.keys(readSources(root, ctx).value));
        const { subjects } = readSubjects(root, ctx);
        const seen = new Set();
        for (const [index, contradiction] of contradictions.entries()) {
          const faults = isObject(contradiction)
            ? contradictionFaults(contradiction, { sources, subjects, seen })
            : [{ path: [], message: 'must be an object.' }];
          for (const { path, message } of faults) {
            ctx.report({
              message: `Contradiction \`${contradiction?.id ?? index}\` ${message}`,
              location: location.child([index, ...path]),
            });
          }
          seen.add(contradiction?.id);
        }
      },
    },
  };
}

function contradictionFaults(contradiction, { sources, subjects, seen }) {
  const { id, statements, appliesTo } = contradiction;
  const faults = Object.keys(contradiction)
    .filter((key) => !keys.has(key))
    .map((key) => ({ path: [key], message: `has \`${key}\`, which is no part of it.` }));
  for (const key of texts) {
    if (!isText(contradiction[key])) {
      faults.push({ path: pathTo(contradiction, key), message: `has no text \`${key}\`.` });
    }
  }
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id)) {
    faults.push({ path: pathTo(contradiction, 'id'), message: 'has no `id` in kebab-case.' });
  } else if (seen.has(id)) {
    faults.push({ path: ['id'], message: 'has an id that is taken.' });
  }
  return [
    ...faults,
    ...statementFaults(statements, sources, pathTo(contradiction, 'statements')),
    ...appliesToFaults(appliesTo, subjects, pathTo(contradiction, 'appliesTo')),
  ];
}

function statementFaults(statements, sources, path) {
  if (!Array.isArray(statements) || statements.length < 2) {
    return [{ path, message: 'needs at least two `statements` that disagree.' }];
  }
  return statements.flatMap((statement, index) => {
    if (!isText(statement?.source)) {
      return [{ path: [...path, index], message: 'has a statement without a source.' }];
    }
    const faults = [];
    if (sources.size > 0 && !sources.has(statement.source)) {
      faults.push({
        path: [...path, index, 'source'],
        message: `quotes \`${statement.source}\`, which is not listed in evidence/sources.yaml.`,
      });
    }
    if (!isText(statement.says)) {
      faults.push({ path: [...path, index], message: 'does not say what a source says.' });
    }
    return faults;
  });
}

function appliesToFaults(appliesTo, subjects, path) {
  if (entriesOf(appliesTo).length === 0) {
    return [{ path, message: 'has no `appliesTo` with lists of names by kind.' }];
  }
  return entriesOf(appliesTo).flatMap(([kind, names]) =>
    nameFaults(kind, names, subjects).map(({ path: inner, message }) => ({
      path: [...path, kind, ...inner],
      message: `applies to ${message}`,
    })),
  );
}

function pathTo(holder, key) {
  return key in holder ? [key] : [];
}

function isText(value) {
  return typeof value === 'string' && value.trim() !== '';
}

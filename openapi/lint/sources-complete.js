import { evidenceAspects, evidenceLevels } from './evidence-vocabulary.js';
import { entriesOf, isObject } from './follow-references.js';
import { readContradictions, readSources } from './register.js';
import { readSubjects } from './subjects.js';

const texts = ['title', 'publisher', 'covers'];
const keys = new Set([...texts, 'level', 'location', 'states']);
const kinds = [
  'operations',
  'parameters',
  'fields',
  'schemas',
  'responses',
  'headers',
  'securitySchemes',
  'rules',
];

/** Every source is described, has a known level, states what exists, and is cited somewhere. */
export function SourcesComplete() {
  return {
    Root: {
      leave(root, ctx) {
        const { value: sources, location } = readSources(root, ctx);
        if (entriesOf(sources).length === 0) {
          const message = 'The root has no `x-sources` that lists the sources of its evidence.';
          ctx.report({ message, location: ctx.location.key() });
        }
        const { subjects } = readSubjects(root, ctx);
        const { value: contradictions } = readContradictions(root, ctx);
        const cited = citedSources(subjects, contradictions);
        for (const [id, source] of entriesOf(sources)) {
          const faults = [...sourceFaults(source), ...statesFaults(source?.states, subjects)];
          if (!cited.has(id)) faults.push({ path: [], message: 'is cited by nothing.' });
          for (const { path, message } of faults) {
            const at = location.child([id, ...path]);
            ctx.report({
              message: `Source \`${id}\` ${message}`,
              location: path.length === 0 ? at.key() : at,
            });
          }
        }
      },
    },
  };
}

function sourceFaults(source) {
  if (!isObject(source)) return [{ path: [], message: 'must be an object.' }];
  const faults = Object.keys(source)
    .filter((key) => !keys.has(key))
    .map((key) => ({ path: [key], message: `has \`${key}\`, which is no part of a source.` }));
  for (const key of texts) {
    if (typeof source[key] !== 'string' || source[key].trim() === '') {
      faults.push({ path: key in source ? [key] : [], message: `has no text \`${key}\`.` });
    }
  }
  if (!evidenceLevels.includes(source.level)) {
    faults.push({
      path: 'level' in source ? ['level'] : [],
      message: `has level \`${source.level}\`, which must be one of ${evidenceLevels.join(', ')}.`,
    });
  }
  return faults;
}

function statesFaults(states, subjects) {
  if (states === undefined) return [];
  if (!Array.isArray(states)) return [{ path: ['states'], message: '`states` must be a list.' }];
  return states.flatMap((statement, index) => {
    if (!isObject(statement)) {
      return [{ path: ['states', index], message: 'states what is no object.' }];
    }
    return entriesOf(statement).flatMap(([key, value]) => {
      const path = ['states', index, key];
      if (key === 'about') {
        if (evidenceAspects.includes(value)) return [];
        return [{ path, message: `states something about an unknown aspect, \`${value}\`.` }];
      }
      return nameFaults(key, value, subjects).map(({ path: inner, message }) => ({
        path: [...path, ...inner],
        message: `states something of ${message}`,
      }));
    });
  });
}

/** What is wrong with a list of names of things of one kind. */
export function nameFaults(kind, names, subjects) {
  if (!kinds.includes(kind)) {
    return [{ path: [], message: `\`${kind}\`, which must be one of ${kinds.join(', ')}.` }];
  }
  if (!Array.isArray(names) || names.length === 0) {
    return [{ path: [], message: `\`${kind}\`, which must be a list of names.` }];
  }
  const known = new Set(subjects.filter((one) => one.kind === kind).map(({ name }) => name));
  return [...names.entries()]
    .filter(([, name]) => !known.has(name))
    .map(([index, name]) => ({
      path: [index],
      message: `\`${name}\`, which is none of the ${kind} of the specification.`,
    }));
}

function citedSources(subjects, contradictions) {
  const entries = subjects.flatMap(({ evidence }) => evidence);
  const lists = (Array.isArray(contradictions) ? contradictions : []).map(
    (contradiction) => contradiction?.statements,
  );
  const statements = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  return new Set(
    [...entries, ...statements].flatMap((entry) => [entry?.source, ...[entry?.from ?? []].flat()]),
  );
}

import { evidenceAspects, evidenceLevels, isWeaker } from './evidence-vocabulary.js';
import { isObject } from './follow-references.js';

const knownKeys = new Set(['level', 'source', 'about', 'statement', 'from']);

/**
 * What is wrong with the value of an `x-evidence`: one `{ path, message }` per fault, `path` being
 * relative to the value. Empty when nothing is.
 *
 * @param levelBySource the level of each known source, by its id
 */
export function evidenceFaults(evidence, levelBySource) {
  if (!Array.isArray(evidence) || evidence.length === 0) {
    return [{ path: [], message: '`x-evidence` must be a list with at least one entry.' }];
  }
  return evidence.flatMap((entry, index) => {
    const faults = isObject(entry)
      ? [
          ...shapeFaults(entry),
          ...levelFaults(entry, levelBySource),
          ...rivalFaults(evidence, index),
        ]
      : [{ message: 'An entry of `x-evidence` must be an object with `level` and `source`.' }];
    return faults.map(({ key, message }) => ({
      path: key === undefined ? [index] : [index, key],
      message,
    }));
  });
}

function shapeFaults(entry) {
  const faults = Object.keys(entry)
    .filter((key) => !knownKeys.has(key))
    .map((key) => ({ key, message: `\`${key}\` is no part of an evidence entry.` }));
  if ('statement' in entry && !isText(entry.statement)) {
    faults.push({ key: 'statement', message: 'An evidence statement must be a non-empty text.' });
  }
  if ('about' in entry && !evidenceAspects.includes(entry.about)) {
    const aspects = evidenceAspects.join(', ');
    faults.push({
      key: 'about',
      message: `Evidence about \`${entry.about}\` must be about one of ${aspects}.`,
    });
  }
  return faults;
}

function levelFaults({ level, source, from }, levelBySource) {
  const faults = [];
  const known = evidenceLevels.includes(level);
  if (!known) {
    const levels = evidenceLevels.join(', ');
    faults.push({ key: 'level', message: `Evidence level \`${level}\` must be one of ${levels}.` });
  }
  // Where the register itself is missing, that is the one finding to make.
  if (levelBySource.size === 0) return faults;
  const supported = levelBySource.get(source);
  if (supported === undefined) {
    faults.push(unknownSource('source', source));
  } else if (known && evidenceLevels.includes(supported) && level !== supported) {
    faults.push({
      key: 'level',
      message: isWeaker(level, supported)
        ? `Source \`${source}\` supports \`${supported}\`, so \`${level}\` is too weak. A conclusion drawn from it cites \`specification\` and names it in \`from\`.`
        : `Source \`${source}\` supports \`${supported}\` at most, not \`${level}\`.`,
    });
  }
  if (from === undefined) return faults;
  if (level !== 'inferred' || !Array.isArray(from) || from.length === 0) {
    const message = '`from` lists the sources of a conclusion; only an inferred entry has it.';
    return [...faults, { key: 'from', message }];
  }
  return [
    ...faults,
    ...from.filter((id) => !levelBySource.has(id)).map((id) => unknownSource('from', id)),
  ];
}

/** An entry that repeats another one, or infers what a stronger one beside it already states. */
function rivalFaults(evidence, index) {
  const entry = evidence[index];
  const others = evidence.filter((other) => isObject(other) && other !== entry);
  const rivals = others.filter(({ about }) => about === entry.about);
  const repeated = evidence
    .slice(0, index)
    .some((other) => JSON.stringify(other) === JSON.stringify(entry));
  if (repeated) return [{ message: 'The entry repeats an earlier one.' }];
  const stronger = rivals.find(({ level }) => isWeaker(entry.level, level));
  if (entry.level !== 'inferred' || stronger === undefined) return [];
  // Of the thing as a whole an entry may infer a part, provided that it says which.
  if (entry.about === undefined && isText(entry.statement)) return [];
  return [
    {
      key: 'level',
      message: `\`inferred\` stands beside \`${stronger.level}\` by \`${stronger.source}\` about the same; drop it, or say what it adds.`,
    },
  ];
}

function unknownSource(key, id) {
  return { key, message: `Evidence source \`${id}\` is not listed in evidence/sources.yaml.` };
}

function isText(value) {
  return typeof value === 'string' && value.trim() !== '';
}

import { evidenceLevels, strongestLevelBySource } from './sources.js';

const knownKeys = new Set(['level', 'source', 'statement']);

/**
 * What is wrong with the value of an `x-evidence`: one `{ path, message }` per fault, `path` being
 * relative to the value. Empty when nothing is.
 */
export function evidenceFaults(evidence) {
  if (!Array.isArray(evidence) || evidence.length === 0) {
    return [{ path: [], message: '`x-evidence` must be a list with at least one entry.' }];
  }
  return evidence.flatMap((entry, index) =>
    entryFaults(entry).map(({ key, message }) => ({
      path: key === undefined ? [index] : [index, key],
      message,
    })),
  );
}

function entryFaults(entry) {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) {
    return [{ message: 'An entry of `x-evidence` must be an object with `level` and `source`.' }];
  }
  const faults = Object.keys(entry)
    .filter((key) => !knownKeys.has(key))
    .map((key) => ({ key, message: `\`${key}\` is no part of an evidence entry.` }));
  if ('statement' in entry && (typeof entry.statement !== 'string' || entry.statement === '')) {
    faults.push({ key: 'statement', message: 'An evidence statement must be a non-empty text.' });
  }

  const claimed = evidenceLevels.indexOf(entry.level);
  if (claimed === -1) {
    const levels = evidenceLevels.join(', ');
    faults.push({
      key: 'level',
      message: `Evidence level \`${entry.level}\` must be one of ${levels}.`,
    });
  }
  const strongest = strongestLevelBySource.get(entry.source);
  if (strongest === undefined) {
    faults.push({
      key: 'source',
      message: `Evidence source \`${entry.source}\` is not listed in evidence/sources.yaml.`,
    });
  } else if (claimed !== -1 && claimed < evidenceLevels.indexOf(strongest)) {
    faults.push({
      key: 'level',
      message: `Source \`${entry.source}\` supports \`${strongest}\` at most, not \`${entry.level}\`.`,
    });
  }
  return faults;
}

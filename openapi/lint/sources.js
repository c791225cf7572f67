import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const register = parse(readFileSync(new URL('../evidence/sources.yaml', import.meta.url), 'utf8'));

/** The levels of evidence, strongest first. */
export const evidenceLevels = register.levels;

/** The strongest level each known source can support, by source id. */
export const strongestLevelBySource = new Map(
  Object.entries(register.sources).map(([id, source]) => [id, source.level]),
);

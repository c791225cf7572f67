/** The levels of evidence, strongest first. */
export const evidenceLevels = ['documented', 'published', 'observed', 'inferred'];

/** What an entry may be `about`, if not the thing as a whole. */
export const evidenceAspects = [
  'role',
  'required',
  'nullability',
  'values',
  'open-set',
  'default',
  'format',
  'bounds',
  'unknown-fields',
];

/** Whether a level says less than another. */
export function isWeaker(level, other) {
  return evidenceLevels.indexOf(level) > evidenceLevels.indexOf(other);
}

/** Names that say something to people and nothing to programs. */
const annotations: ReadonlySet<string> = new Set([
  ...['title', 'summary', 'description', 'example', 'examples', '$comment', 'externalDocs', 'tags'],
]);

/** Members whose own members are named by the author of the specification, or are data. */
const nameMaps: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', '$defs', 'dependentSchemas', 'dependentRequired'],
  ...['const', 'default', 'mapping', 'scopes', 'content', 'responses', 'headers', 'encoding'],
]);

/** Whether a member makes no difference to what is allowed. */
export function isAnnotation(name: string, holder: string): boolean {
  return !nameMaps.has(holder) && (annotations.has(name) || name.startsWith('x-'));
}

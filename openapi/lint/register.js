/**
 * The register of sources as the root refers to it, and where it stands.
 *
 * @returns `{ sources, location }`; `sources` is empty where there is none
 */
export function readSources(root, { resolve, location }) {
  return readPart(root, 'x-sources', resolve, location, {});
}

/** The list of contradictions as the root refers to it, and where it stands. */
export function readContradictions(root, { resolve, location }) {
  return readPart(root, 'x-contradictions', resolve, location, []);
}

/** The level of each source of a register, by its id. */
export function toLevelBySource(sources) {
  return new Map(Object.entries(sources).map(([id, source]) => [id, source?.level]));
}

function readPart(root, key, resolve, location, none) {
  const at = location.child(key);
  const part = root[key] ?? none;
  if (part.$ref === undefined) return { value: part, location: at };
  const { node, location: target } = resolve(part, location.source.absoluteRef);
  return { value: node ?? none, location: target ?? at };
}

import { isObject } from './follow-references.js';

/**
 * The register of sources as the root refers to it, and where it stands.
 *
 * @returns `{ value, location }`; `value` is empty where there is none
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
  const part = root[key];
  const { node, location: target = at } =
    part?.$ref === undefined ? { node: part } : resolve(part, location.source.absoluteRef);
  const isUsable = Array.isArray(none) ? Array.isArray(node) : isObject(node);
  return { value: isUsable ? node : none, location: target };
}

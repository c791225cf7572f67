/**
 * Follows references from a node to the object that they lead to.
 *
 * @returns `{ node, location }`, or undefined where they lead to no object
 */
export function followReferences(resolve, node, location) {
  let part = { node, location };
  // References that lead in a circle end here.
  for (let steps = 0; typeof part.node?.$ref === 'string' && steps < 32; steps += 1) {
    const target = resolve(part.node, part.location.source.absoluteRef);
    if (target.node === undefined || target.location === undefined) return undefined;
    part = target;
  }
  return isObject(part.node) && part.node.$ref === undefined ? part : undefined;
}

/** The entries of an object; none for anything else. */
export function entriesOf(value) {
  return isObject(value) ? Object.entries(value) : [];
}

export function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

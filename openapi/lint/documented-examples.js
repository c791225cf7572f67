import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entriesOf, followReferences, isObject } from './follow-references.js';

const documentedFolder = /(^|\/)examples\/documented\//;

/**
 * What the documented payloads show: the places of the responses, operations, schemas and fields
 * that occur in them, each with whether null was seen there.
 *
 * @returns a map from an absolute pointer to `{ file, isNull }`
 */
export function readShownByExamples(contents, resolve) {
  const shown = new Map();
  const mark = (location, file, isNull) => {
    const key = location.absolutePointer;
    shown.set(key, { file, isNull: isNull || shown.get(key)?.isNull === true });
  };
  const visit = (value, schema, location, file) => {
    const part = followReferences(resolve, schema, location);
    if (part === undefined) return;
    const { node, location: at } = part;
    mark(at, file, value === null);
    for (const [index, inner] of listOf(node.allOf).entries()) {
      visit(value, inner, at.child(['allOf', index]), file);
    }
    for (const key of ['oneOf', 'anyOf']) {
      for (const [index, inner] of listOf(node[key]).entries()) {
        const branch = followReferences(resolve, inner, at.child([key, index]));
        if (branch !== undefined && agreesWithConstants(value, branch.node)) {
          visit(value, inner, at.child([key, index]), file);
        }
      }
    }
    if (Array.isArray(value) && isObject(node.items)) {
      for (const item of value) visit(item, node.items, at.child('items'), file);
    }
    for (const [name, property] of entriesOf(node.properties)) {
      if (!isObject(value) || !(name in value)) continue;
      const place = at.child(['properties', name]);
      mark(place, file, false);
      visit(value[name], property, place, file);
    }
  };

  for (const { media, location, owner } of contents) {
    for (const [name, example] of entriesOf(media?.examples)) {
      const { file, payload } = readDocumented(name, example, location) ?? {};
      if (payload === undefined) continue;
      if (owner !== undefined) mark(owner.location, file, false);
      visit(payload, media.schema, location.child('schema'), file);
    }
  }
  return shown;
}

function agreesWithConstants(value, schema) {
  return entriesOf(schema.properties).every(
    ([name, property]) =>
      !isObject(property) || !('const' in property) || value?.[name] === property.const,
  );
}

function listOf(value) {
  return Array.isArray(value) ? value : [];
}

/** A documented payload and where it stands; in a bundle the name of the example alone tells. */
function readDocumented(name, example, { source }) {
  const file = example?.externalValue;
  if (typeof file === 'string' && documentedFolder.test(file)) {
    return { file, payload: readJson(join(dirname(source.absoluteRef), file)) };
  }
  return name === 'documented'
    ? { file: 'a documented example', payload: example?.value }
    : undefined;
}

/** A file that cannot be read is for the rules on examples to report. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

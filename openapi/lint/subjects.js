import { entriesOf, followReferences, isObject } from './follow-references.js';
import { schemaAspects } from './schema-aspects.js';

const methods = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options', 'trace'];

/**
 * Everything in the specification that has evidence, each with a name to point at it by:
 *
 * - `kind`: `operations`, `parameters`, `fields`, `schemas`, `responses`, `headers`,
 *   `securitySchemes` or `rules`
 * - `name`: an operation id, a name, `Schema.Field.Field`, or `operationId status`
 * - `node`: what it lays down, references followed
 * - `evidence`: its entries, `evidenceLocation`: the node that holds them
 * - `aspects`: what needs evidence of its own; `known`: what an entry may be about
 *
 * @returns `{ subjects, contents }`; each of `contents` is a media type, where it stands, and the
 *   subject whose body it describes
 */
export function readSubjects(root, { resolve, location }) {
  const subjects = new Map();
  const contents = [];
  const names = componentNames(root, resolve, location);

  const follow = (node, at) => followReferences(resolve, node, at);
  const add = (
    kind,
    name,
    part,
    { aspects = new Set(), known = aspects, holder = part, node = part.node } = {},
  ) => {
    const key = part.location.absolutePointer;
    if (subjects.has(key)) return false;
    const evidence = holder.node['x-evidence'];
    subjects.set(key, {
      kind,
      name,
      node,
      // What is no entry says nothing; another rule reports it.
      evidence: listOf(evidence).map((entry) => (isObject(entry) ? entry : {})),
      evidenceLocation: holder.location,
      location: part.location,
      aspects,
      known,
    });
    return true;
  };

  const visitSchema = (node, at, name) => {
    const isReference = typeof node?.$ref === 'string';
    const part = follow(node, at);
    if (part === undefined) return;
    if (isReference) {
      const own = names.get(part.location.absolutePointer) ?? fileName(part.location);
      if (add('schemas', own, part, { aspects: schemaAspects(part.node) })) {
        visitParts(part, own);
      }
    } else {
      visitParts(part, name);
    }
  };
  const visitParts = ({ node, location: at }, name) => {
    for (const [field, property] of entriesOf(node.properties)) {
      visitField(property, at.child(['properties', field]), `${name}.${field}`);
    }
    for (const key of ['items', 'additionalProperties', 'not']) {
      if (isObject(node[key])) visitSchema(node[key], at.child(key), name);
    }
    for (const key of ['allOf', 'oneOf', 'anyOf', 'prefixItems']) {
      for (const [index, inner] of listOf(node[key]).entries()) {
        visitSchema(inner, at.child([key, index]), name);
      }
    }
  };
  const visitField = (property, at, name) => {
    const part = { node: property, location: at };
    const target = follow(property, at);
    if (target === undefined) return;
    if (property.$ref === undefined) {
      add('fields', name, part, { aspects: schemaAspects(property) });
      visitParts(part, name);
    } else {
      // What the target lays down has evidence there; the field itself may have more to say.
      const holder = property['x-evidence'] === undefined ? target : part;
      add('fields', name, part, {
        holder,
        aspects: new Set(),
        known: schemaAspects(target.node),
        node: { ...target.node, ...property },
      });
      visitSchema(property, at, name);
    }
  };
  const visitContent = ({ node, location: at }, name, owner) => {
    for (const [type, media] of entriesOf(node.content)) {
      contents.push({ media, location: at.child(['content', type]), owner });
      if (isObject(media?.schema)) {
        visitSchema(media.schema, at.child(['content', type, 'schema']), name);
      }
    }
  };
  const visitHeader = (node, at, key) => {
    const header = follow(node, at);
    if (header === undefined) return;
    const name = names.get(header.location.absolutePointer) ?? key;
    add('headers', name, header, { aspects: valueAspects(header.node) });
    if (isObject(header.node.schema)) visitSchema(header.node.schema, header.location, name);
  };
  const visitResponse = (node, at, key) => {
    const response = follow(node, at);
    if (response === undefined) return;
    const name = names.get(response.location.absolutePointer) ?? key;
    add('responses', name, response, { aspects: contentAspects(response.node) });
    visitContent(response, name, subjects.get(response.location.absolutePointer));
    for (const [header, value] of entriesOf(response.node.headers)) {
      visitHeader(value, response.location.child(['headers', header]), header);
    }
  };
  const visitParameters = (list, at) => {
    for (const [index, node] of listOf(list).entries()) {
      const parameter = follow(node, at.child(['parameters', index]));
      if (parameter === undefined) continue;
      const { name, schema } = parameter.node;
      add('parameters', name, parameter, { aspects: valueAspects(parameter.node) });
      if (isObject(schema)) visitSchema(schema, parameter.location.child('schema'), name);
    }
  };
  const visitOperation = (node, at) => {
    const aspects = contentAspects(node.requestBody ?? {});
    if (namesRole(node.security)) aspects.add('role');
    add('operations', node.operationId, { node, location: at }, { aspects });
    visitParameters(node.parameters, at);
    if (node.requestBody !== undefined) {
      const body = follow(node.requestBody, at.child('requestBody'));
      if (body !== undefined)
        visitContent(body, node.operationId, subjects.get(at.absolutePointer));
    }
    for (const [status, response] of entriesOf(node.responses)) {
      visitResponse(response, at.child(['responses', status]), `${node.operationId} ${status}`);
    }
  };

  // Named schemas first, so that each is met under its name.
  const components = root.components ?? {};
  for (const [name, schema] of entriesOf(components.schemas)) {
    const at = location.child(['components', 'schemas', name]);
    const part = follow(schema, at);
    if (part !== undefined && add('schemas', name, part, { aspects: schemaAspects(part.node) })) {
      visitParts(part, name);
    }
  }
  for (const [path, item] of entriesOf(root.paths)) {
    const part = follow(item, location.child(['paths', path]));
    if (part === undefined) continue;
    visitParameters(part.node.parameters, part.location);
    for (const method of methods) {
      if (isObject(part.node[method])) {
        visitOperation(part.node[method], part.location.child(method));
      }
    }
  }
  for (const [name, response] of entriesOf(components.responses)) {
    visitResponse(response, location.child(['components', 'responses', name]), name);
  }
  for (const [name, header] of entriesOf(components.headers)) {
    visitHeader(header, location.child(['components', 'headers', name]), name);
  }
  for (const [name, scheme] of entriesOf(components.securitySchemes)) {
    const part = follow(scheme, location.child(['components', 'securitySchemes', name]));
    if (part !== undefined) add('securitySchemes', name, part);
  }
  for (const [index, rule] of listOf(root['x-rules']).entries()) {
    if (typeof rule?.id === 'string') {
      add('rules', rule.id, { node: rule, location: location.child(['x-rules', index]) });
    }
  }
  return { subjects: [...subjects.values()], contents };
}

/** The name of each component by the place that its definition stands in. */
function componentNames(root, resolve, location) {
  const names = new Map();
  for (const [kind, group] of entriesOf(root.components)) {
    for (const [name, node] of entriesOf(group)) {
      const at = location.child(['components', kind, name]);
      const target = followReferences(resolve, node, at);
      if (target !== undefined) names.set(target.location.absolutePointer, name);
    }
  }
  return names;
}

function valueAspects({ schema, content, required }) {
  const aspects = new Set([...schemaAspects(schema), ...contentAspects({ content })]);
  if (required === true) aspects.add('required');
  return aspects;
}

function contentAspects({ content }) {
  const schemas = Object.values(content ?? {}).map((media) => media?.schema);
  return new Set(schemas.flatMap((schema) => [...schemaAspects(schema)]));
}

function namesRole(security) {
  return listOf(security).some((requirement) =>
    Object.values(requirement ?? {}).some((roles) => Array.isArray(roles) && roles.length > 0),
  );
}

function listOf(value) {
  return Array.isArray(value) ? value : [];
}

function fileName({ source }) {
  return source.absoluteRef.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
}

import { basename } from 'node:path';

export type Path = readonly (string | number)[];

export type Fields = Readonly<Record<string, unknown>>;

/** A part of the specification to which operators of its kind apply. */
export interface Site {
  readonly kind: 'schema' | 'parameter' | 'header' | 'response' | 'operation' | 'paths' | 'rule';
  /** Where it stands in its file. */
  readonly path: Path;
  /** What it is called in the id of a mutant. */
  readonly subject: string;
  readonly value: Fields;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * Finds the sites of one file of the specification.
 *
 * @param file its path below the folder of the specification
 * @param document what it holds
 */
export function listSites(file: string, document: unknown): readonly Site[] {
  if (!isFields(document)) return [];
  const [folder, kind] = file.split('/');
  if (folder === 'paths') return listOperationSites([], document);
  if (folder === 'components' && kind === 'schemas')
    return listSchemaSites([], basename(file, '.yaml'), document);
  if (folder === 'components') return listComponentSites([], kind, document);
  return listRootSites(document);
}

function listRootSites(document: Fields): readonly Site[] {
  const { paths, components } = document;
  const rules = Array.isArray(document['x-rules']) ? (document['x-rules'] as unknown[]) : [];
  return [
    ...(isFields(paths)
      ? [
          { kind: 'paths', path: ['paths'], subject: 'paths', value: paths } as const,
          ...entries(paths).flatMap(([path, item]) => listOperationSites(['paths', path], item)),
        ]
      : []),
    ...(isFields(components)
      ? entries(components).flatMap(([kind, named]) =>
          listComponentSites(['components', kind], kind, named),
        )
      : []),
    ...rules.filter(isFields).map((value, index): Site => {
      return { kind: 'rule', path: ['x-rules', index], subject: String(value['id']), value };
    }),
  ];
}

function listComponentSites(path: Path, kind: string | undefined, named: Fields): readonly Site[] {
  return entries(named).flatMap(([name, value]) => {
    switch (kind) {
      case 'schemas':
        return listSchemaSites([...path, name], name, value);
      case 'parameters':
      case 'headers':
        return listCarrierSites(
          kind === 'headers' ? 'header' : 'parameter',
          [...path, name],
          name,
          value,
        );
      case 'responses':
        return isReference(value)
          ? []
          : [{ kind: 'response', path: [...path, name], subject: name, value }];
      case undefined:
      default:
        return [];
    }
  });
}

/** A parameter or header, and the schema of its value. */
function listCarrierSites(
  kind: 'parameter' | 'header',
  path: Path,
  subject: string,
  value: Fields,
): readonly Site[] {
  if (isReference(value)) return [];
  const { schema } = value;
  const schemas = isFields(schema) ? listSchemaSites([...path, 'schema'], subject, schema) : [];
  return [{ kind, path, subject, value }, ...schemas];
}

function listSchemaSites(path: Path, subject: string, value: Fields): readonly Site[] {
  if (isReference(value)) return [];
  const { properties, items } = value;
  return [
    { kind: 'schema', path, subject, value },
    ...(isFields(properties)
      ? entries(properties).flatMap(([name, property]) =>
          listSchemaSites([...path, 'properties', name], `${subject}.${name}`, property),
        )
      : []),
    ...(isFields(items) ? listSchemaSites([...path, 'items'], `${subject}.items`, items) : []),
    ...['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => {
      const branches = value[keyword];
      return Array.isArray(branches)
        ? branches.flatMap((branch: unknown, index) =>
            isFields(branch) ? listSchemaSites([...path, keyword, index], subject, branch) : [],
          )
        : [];
    }),
  ];
}

function listOperationSites(path: Path, pathItem: Fields): readonly Site[] {
  return entries(pathItem).flatMap(([method, value]) => {
    if (!methods.includes(method)) return [];
    const subject = String(value['operationId']);
    const responses = isFields(value['responses']) ? value['responses'] : {};
    return [
      { kind: 'operation', path: [...path, method], subject, value },
      ...entries(responses)
        .filter(([, response]) => !isReference(response))
        .map(([status, response]): Site => {
          return {
            kind: 'response',
            path: [...path, method, 'responses', status],
            subject: `${subject}.${status}`,
            value: response,
          };
        }),
    ];
  });
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isReference(value: Fields): boolean {
  return typeof value['$ref'] === 'string';
}

/** The entries that are objects themselves. */
function entries(value: Fields): [string, Fields][] {
  return Object.entries(value).flatMap(([key, child]) => (isFields(child) ? [[key, child]] : []));
}

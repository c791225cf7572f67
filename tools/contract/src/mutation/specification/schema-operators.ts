import type { SpecificationChange } from './change.ts';
import { isFields, type Fields, type Path, type Site } from './sites.ts';

/** What can be wrong with a schema: its fields, and the values that it allows. */
export function listSchemaChanges(site: Site): readonly SpecificationChange[] {
  return [...listFieldChanges(site), ...listTypeChanges(site), ...listValueChanges(site)];
}

function listFieldChanges({ path, subject, value }: Site): readonly SpecificationChange[] {
  const { properties, additionalProperties } = value;
  if (!isFields(properties)) return [];
  const required = Array.isArray(value['required']) ? (value['required'] as unknown[]) : [];
  const requiredPath = [...path, 'required'];
  const fields = Object.keys(properties).flatMap((name): SpecificationChange[] => {
    const field = { subject: `${subject}.${name}`, path: [...path, 'properties', name] };
    const isRequired = required.includes(name);
    return [
      {
        ...field,
        operator: 'drop-field',
        before: name,
        after: '',
        apply(file) {
          file.delete(field.path);
          file.replaceItem(requiredPath, name);
        },
      },
      {
        ...field,
        operator: 'rename-field',
        before: name,
        after: `${name}Renamed`,
        apply(file) {
          file.rename(field.path, `${name}Renamed`);
          file.replaceItem(requiredPath, name, `${name}Renamed`);
        },
      },
      {
        ...field,
        operator: isRequired ? 'loosen-required' : 'tighten-required',
        before: isRequired ? 'required' : 'optional',
        after: isRequired ? 'optional' : 'required',
        apply(file) {
          if (isRequired) file.replaceItem(requiredPath, name);
          else if (required.length > 0) file.prepend(requiredPath, name);
          else file.set(requiredPath, [name]);
        },
      },
    ];
  });
  const isClosed = additionalProperties === false;
  return [
    ...fields,
    {
      operator: isClosed ? 'open-schema' : 'close-schema',
      subject,
      path,
      before: isClosed ? 'additionalProperties: false' : '',
      after: isClosed ? '' : 'additionalProperties: false',
      apply(file) {
        if (isClosed) file.delete([...path, 'additionalProperties']);
        else file.set([...path, 'additionalProperties'], false);
      },
    },
  ];
}

/** A type that is mistaken for another, and what of the schema makes no sense with that. */
const otherTypes: Readonly<Record<string, string>> = {
  string: 'integer',
  integer: 'string',
  number: 'string',
  boolean: 'string',
  array: 'object',
};
const typeKeywords = ['format', 'minimum', 'maximum', 'minLength', 'pattern', 'default', 'items'];

function listTypeChanges({ path, subject, value }: Site): readonly SpecificationChange[] {
  const types = [value['type'] ?? []].flat().filter((type) => typeof type === 'string');
  const [type] = types.filter((name) => name !== 'null');
  if (type === undefined) return [];
  const isNullable = types.includes('null');
  const typePath = [...path, 'type'];
  const changes: SpecificationChange[] = [];
  const other = otherTypes[type];
  // Null has to be allowed by all parts that are combined, so a part by itself allows nothing.
  const isPart = path.at(-2) === 'allOf';
  if (path.length > 0 && !isPart && !('const' in value))
    changes.push({
      operator: 'flip-nullability',
      subject,
      path: typePath,
      before: types.join(' | '),
      after: isNullable ? type : `${type} | null`,
      apply(file) {
        file.set(typePath, isNullable ? type : [type, 'null']);
      },
    });
  if (other !== undefined && !('const' in value) && !('enum' in value))
    changes.push({
      operator: 'change-type',
      subject,
      path: typePath,
      before: types.join(' | '),
      after: isNullable ? `${other} | null` : other,
      apply(file) {
        file.set(typePath, isNullable ? [other, 'null'] : other);
        for (const keyword of typeKeywords) if (keyword in value) file.delete([...path, keyword]);
      },
    });
  return changes;
}

/** Formats that allow and refuse no value: how wide an integer is, and that a text is not shown. */
const formatsForReaders: ReadonlySet<unknown> = new Set(['int64', 'password']);

function listValueChanges({ path, subject, value }: Site): readonly SpecificationChange[] {
  const drop = (operator: string, keyword: string): SpecificationChange[] =>
    keyword in value
      ? [
          {
            operator,
            subject,
            path: [...path, keyword],
            before: `${keyword}: ${JSON.stringify(value[keyword])}`,
            after: '',
            apply: (file) => {
              file.delete([...path, keyword]);
            },
          },
        ]
      : [];
  return [
    ...listEnumChanges(path, subject, value),
    ...drop('loosen-enum', 'const'),
    ...['minimum', 'maximum', 'minLength', 'pattern'].flatMap((keyword) =>
      drop('loosen-bound', keyword),
    ),
    ...(formatsForReaders.has(value['format']) ? [] : drop('drop-format', 'format')),
    ...drop('drop-personal-data', 'x-personal-data'),
    ...(typeof value['default'] === 'number'
      ? [changeDefault(path, subject, value['default'])]
      : []),
  ];
}

function changeDefault(path: Path, subject: string, value: number): SpecificationChange {
  return {
    operator: 'change-default',
    subject,
    path: [...path, 'default'],
    before: `default: ${value}`,
    after: `default: ${value + 1}`,
    apply(file) {
      file.set([...path, 'default'], value + 1);
    },
  };
}

function listEnumChanges(
  path: Path,
  subject: string,
  value: Fields,
): readonly SpecificationChange[] {
  const open = value['x-extensible-enum'];
  if (Array.isArray(open)) {
    const known = open.flatMap((item: unknown) => (isFields(item) ? [item['value']] : [item]));
    return [toEnum('tighten-enum', [...path, 'enum'], subject, 'any', known)];
  }
  const values = value['enum'];
  if (!Array.isArray(values)) return [];
  const [first] = values as unknown[];
  const added = typeof first === 'number' ? Math.max(...(values as number[])) + 1 : 'Added';
  const enumPath = [...path, 'enum'];
  const before = JSON.stringify(values);
  return [
    toEnum('tighten-enum', enumPath, subject, before, values.slice(0, -1)),
    toEnum('loosen-enum', enumPath, subject, before, [...(values as unknown[]), added]),
  ];
}

function toEnum(
  operator: string,
  path: Path,
  subject: string,
  before: string,
  values: readonly unknown[],
): SpecificationChange {
  const apply: SpecificationChange['apply'] = (file) => {
    file.set(path, values);
  };
  return { operator, subject, path, before, after: JSON.stringify(values), apply };
}

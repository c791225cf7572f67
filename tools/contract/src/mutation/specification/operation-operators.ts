import { toIdPart } from '../mutant.ts';
import type { SpecificationChange } from './change.ts';
import { isFields, type Fields, type Path, type Site } from './sites.ts';

/** No operation has it, so that a renamed one meets no other. */
const otherMethod = 'patch';

const otherMediaType: Readonly<Record<string, string>> = {
  'application/json': 'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded': 'application/json',
  'text/plain': 'application/json',
};

/** What can be wrong with an operation: address, roles, parameters, body and statuses. */
export function listOperationChanges(site: Site): readonly SpecificationChange[] {
  const { path, subject, value } = site;
  const method = String(path.at(-1));
  const { requestBody, responses, parameters } = value;
  return [
    drop('drop-operation', path, subject, `${method} ${subject}`),
    rename('change-method', path, subject, otherMethod),
    ...listRoleChanges(site),
    ...(Array.isArray(parameters) ? listParameterDrops(path, subject, parameters) : []),
    ...(isFields(requestBody)
      ? listBodyChanges([...path, 'requestBody'], subject, requestBody)
      : []),
    ...(isFields(responses) ? listStatusChanges([...path, 'responses'], subject, responses) : []),
  ];
}

/** What can be wrong with an answer: its media type, its headers, that it has a body. */
export function listResponseChanges(site: Site): readonly SpecificationChange[] {
  const { path, subject, value } = site;
  const { headers, content } = value;
  return [
    ...(isFields(headers)
      ? Object.keys(headers).map((name) =>
          drop('drop-header', [...path, 'headers', name], `${subject}.${name}`, name),
        )
      : []),
    ...(isFields(content)
      ? [
          ...listMediaTypeChanges([...path, 'content'], subject, content),
          drop('drop-body', [...path, 'content'], subject, 'content'),
        ]
      : []),
  ];
}

/** What can be wrong with a parameter, beside its schema. */
export function listParameterChanges({
  path,
  subject,
  value,
}: Site): readonly SpecificationChange[] {
  const place = String(value['in']);
  const isRequired = value['required'] === true;
  const name = String(value['name']);
  const set = (
    operator: string,
    key: string,
    before: unknown,
    after: unknown,
  ): SpecificationChange => ({
    operator,
    subject,
    path: [...path, key],
    before: `${key}: ${String(before)}`,
    after: `${key}: ${String(after)}`,
    apply(file) {
      file.set([...path, key], after);
    },
  });
  return [
    set('rename-parameter', 'name', name, `${name}Renamed`),
    // A path parameter has no other choice.
    ...(place === 'path'
      ? []
      : [
          set('move-parameter', 'in', place, place === 'query' ? 'header' : 'query'),
          set(
            isRequired ? 'loosen-required' : 'tighten-required',
            'required',
            isRequired,
            !isRequired,
          ),
        ]),
    ...('x-personal-data' in value
      ? [drop('drop-personal-data', [...path, 'x-personal-data'], subject, 'x-personal-data')]
      : []),
  ];
}

/** What can be wrong with a header of an answer, beside its schema. */
export function listHeaderChanges({ path, subject, value }: Site): readonly SpecificationChange[] {
  const isRequired = value['required'] === true;
  return [
    {
      operator: isRequired ? 'loosen-required' : 'tighten-required',
      subject,
      path: [...path, 'required'],
      before: `required: ${isRequired}`,
      after: `required: ${!isRequired}`,
      apply(file) {
        file.set([...path, 'required'], !isRequired);
      },
    },
  ];
}

/** What can be wrong with the addresses. */
export function listPathChanges({ path, value }: Site): readonly SpecificationChange[] {
  return Object.keys(value).map((address) =>
    rename('change-path', [...path, address], toIdPart(address), `${address}x`),
  );
}

/** What can be wrong with a rule that no schema can express: that it is gone, or its numbers. */
export function listRuleChanges({ path, subject, value }: Site): readonly SpecificationChange[] {
  return [
    drop('drop-rule', path, subject, subject),
    ...listNumbers(path, value).map(({ path: numberPath, number }): SpecificationChange => {
      const apply: SpecificationChange['apply'] = (file) => {
        file.set(numberPath, number + 1);
      };
      return {
        operator: 'change-rule',
        subject: `${subject}.${numberPath.slice(path.length).join('.')}`,
        path: numberPath,
        before: String(number),
        after: String(number + 1),
        apply,
      };
    }),
  ];
}

function listNumbers(path: Path, value: unknown): { path: Path; number: number }[] {
  if (typeof value === 'number') return [{ path, number: value }];
  if (Array.isArray(value))
    return value.flatMap((item, index) => listNumbers([...path, index], item));
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => listNumbers([...path, key], child));
}

function listRoleChanges({ path, subject, value }: Site): readonly SpecificationChange[] {
  const { security } = value;
  if (!Array.isArray(security)) return [];
  const requirements = security.filter(isFields);
  const roles = [...new Set(requirements.flatMap((entry) => Object.values(entry).flat()))];
  const securityPath = [...path, 'security'];
  const setRoles = (operator: string, after: readonly string[]): SpecificationChange => ({
    operator,
    subject,
    path: securityPath,
    before: roles.join(', '),
    after: after.join(', '),
    apply(file) {
      for (const [index, entry] of requirements.entries())
        for (const scheme of Object.keys(entry)) file.set([...securityPath, index, scheme], after);
    },
  });
  return [
    ...(roles.length > 0
      ? [
          setRoles('drop-role', []),
          setRoles(
            'rename-role',
            roles.map((role) => `${String(role)}Renamed`),
          ),
        ]
      : []),
    ...requirements.map((entry, index) => {
      const scheme = Object.keys(entry).join();
      return drop('drop-security', [...securityPath, index], `${subject}.${scheme}`, scheme);
    }),
  ];
}

function listParameterDrops(
  path: Path,
  subject: string,
  parameters: readonly unknown[],
): readonly SpecificationChange[] {
  return parameters.map((parameter, index) => {
    const { $ref: reference, name: ownName } = isFields(parameter) ? parameter : {};
    const named = [reference, ownName].find((value) => typeof value === 'string');
    const name = (named ?? String(index)).replace(/^.*\//, '');
    return drop('drop-parameter', [...path, 'parameters', index], `${subject}.${name}`, name);
  });
}

function listBodyChanges(
  path: Path,
  subject: string,
  { required, content }: Fields,
): readonly SpecificationChange[] {
  return [
    ...(required === true
      ? [drop('loosen-required', [...path, 'required'], `${subject}.requestBody`, 'required: true')]
      : []),
    ...(isFields(content)
      ? listMediaTypeChanges([...path, 'content'], `${subject}.requestBody`, content)
      : []),
  ];
}

function listMediaTypeChanges(
  path: Path,
  subject: string,
  content: Fields,
): readonly SpecificationChange[] {
  return Object.keys(content).flatMap((mediaType) => {
    const other = otherMediaType[mediaType];
    return other === undefined
      ? []
      : [rename('change-media-type', [...path, mediaType], subject, other)];
  });
}

/** Statuses that no operation lists, for the same reason. */
const otherStatus: Readonly<Record<string, string>> = {
  '400': '422',
  '401': '403',
  '404': '410',
  '409': '423',
};

function listStatusChanges(
  path: Path,
  subject: string,
  responses: Fields,
): readonly SpecificationChange[] {
  return Object.keys(responses).flatMap((status) => {
    const name = `${subject}.${status}`;
    const dropped = drop('drop-status', [...path, status], name, status);
    const other = otherStatus[status] ?? String(Number(status) + 1);
    return status === 'default'
      ? [dropped]
      : [dropped, rename('change-status', [...path, status], name, other)];
  });
}

function drop(operator: string, path: Path, subject: string, before: string): SpecificationChange {
  const apply: SpecificationChange['apply'] = (file) => {
    file.delete(path);
  };
  return { operator, subject, path, before, after: '', apply };
}

function rename(operator: string, path: Path, subject: string, after: string): SpecificationChange {
  const apply: SpecificationChange['apply'] = (file) => {
    file.rename(path, after);
  };
  return { operator, subject, path, before: String(path.at(-1)), after, apply };
}

import type { SchemaShape } from '../contract/schema-shape.ts';
import type { PageExample } from '../page/documentation-page.ts';
import type { Change, Direction } from './change.ts';
import { checkExample, type ExampleIssue } from './check-example.ts';
import { describeType } from './type-effect.ts';

export interface ExampleContext {
  readonly direction: Direction;
  readonly toSubject: (name: string) => string;
}

/** Compares the values of an example with the types of the fields they stand for. */
export function compareExample(
  example: PageExample,
  shape: SchemaShape,
  context: ExampleContext,
): readonly Change[] {
  return checkExample(example.value, shape).map((issue) => toChange(issue, example, context));
}

function toChange(
  { problem, path, value, shape }: ExampleIssue,
  example: PageExample,
  { direction, toSubject }: ExampleContext,
): Change {
  const name = toName(path);
  const last = name.split('.').at(-1) ?? name;
  const isResponse = direction === 'response';
  const base = {
    kind: 'changed',
    subject: path.length === 0 ? `example of the ${direction}` : toSubject(name),
    page: `${describeValue(value)} in the example`,
    specification: describeType(shape),
    effect: 'breaking',
    pageLine: example.lineOf(path),
    place: shape.path,
  } as const;
  switch (problem) {
    case 'null':
      return {
        ...base,
        aspect: 'nullability',
        effect: isResponse ? 'breaking' : 'additive',
        fix: `add 'null' to the type of ${last}`,
      };
    case 'type':
      return { ...base, aspect: 'type', fix: `let the type of ${last} allow the value` };
    case 'format':
      return { ...base, aspect: 'format', fix: `take the format of ${last} out, or settle it` };
    case 'value':
      return { ...base, aspect: 'values', fix: `add the value to those that ${last} allows` };
    case 'unknown':
      return {
        ...base,
        kind: 'added',
        aspect: 'presence',
        specification: 'unknown',
        effect: 'additive',
        place: [...shape.path, 'properties'],
        fix: `add ${last} to the properties, with evidence that only the example shows it`,
      };
    case 'missing':
      return {
        ...base,
        kind: isResponse ? 'removed' : 'changed',
        aspect: isResponse ? 'presence' : 'example',
        page: 'absent from the example',
        specification: `${describeType(shape)}, required`,
        effect: isResponse ? 'breaking' : 'wording only',
        fix: isResponse ? `take ${last} out of required` : `settle whether ${last} is required`,
      };
  }
}

function toName(path: readonly (string | number)[]): string {
  return path
    .map((segment, index) => {
      if (typeof segment === 'number') return '[]';
      return index === 0 ? segment : `.${segment}`;
    })
    .join('');
}

function describeValue(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

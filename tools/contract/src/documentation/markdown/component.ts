import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import type { PageField, ParameterLocation } from '../page/documentation-page.ts';
import { UnreadablePageError } from '../page/unreadable-page-error.ts';

export type Component = MdxJsxFlowElement | MdxJsxTextElement;

/** The field that a `ParamField` or `ResponseField` states, without what stands inside. */
export interface ComponentField {
  readonly location: ParameterLocation | 'body' | 'response';
  readonly field: Omit<PageField, 'description' | 'children'>;
}

const locations = ['path', 'query', 'header', 'cookie', 'body'] as const;

/**
 * Reads the attributes of a component; undefined unless it states a field.
 *
 * @throws UnreadablePageError if the field has no name
 */
export function readField(component: Component): ComponentField | undefined {
  const { name: kind } = component;
  if (kind !== 'ParamField' && kind !== 'ResponseField') return undefined;
  const attributes = readAttributes(component);
  const { line = 1, column = 1 } = component.position?.start ?? {};
  const location =
    kind === 'ResponseField' ? 'response' : locations.find((key) => attributes.has(key));
  const name = attributes.get(kind === 'ResponseField' ? 'name' : (location ?? ''));
  if (location === undefined || name === undefined || name.trim() === '' || name === 'true') {
    const expected =
      kind === 'ResponseField' ? 'name="…"' : `one of ${locations.join(', ')} with a name`;
    throw new UnreadablePageError(`expected ${expected} on <${kind}>`, { line, column });
  }
  return {
    location,
    field: {
      name: name.trim(),
      type: attributes.get('type'),
      required: ['true', 'required', ''].includes(attributes.get('required') ?? 'false'),
      default: attributes.get('default'),
      line,
    },
  };
}

/** The attributes of a component as text; one without a value is `true`. */
export function readAttributes(component: Component): ReadonlyMap<string, string> {
  return new Map(
    component.attributes.flatMap((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute') return [];
      const { name, value } = attribute;
      if (value == null) return [[name, 'true'] as const];
      return [[name, typeof value === 'string' ? value : toText(value.value)] as const];
    }),
  );
}

/** What `{1}`, `{"text"}` or `{'text'}` stands for. */
function toText(expression: string): string {
  const literal = expression.trim();
  return /^(["'`])([\s\S]*)\1$/.exec(literal)?.[2] ?? literal;
}

import { parse, YAMLParseError } from 'yaml';
import { UnreadablePageError } from '../page/unreadable-page-error.ts';

export interface FrontMatter {
  readonly title: string | undefined;
  /** The operation, as in `GET /api/things/{id}`. */
  readonly operation: { readonly method: string; readonly path: string } | undefined;
  /** The rest of the page; its lines stay where they were. */
  readonly body: string;
}

/**
 * Takes the front matter off a page.
 *
 * @throws UnreadablePageError if it is no YAML
 */
export function takeFrontMatter(text: string): FrontMatter {
  const [block, yaml] = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (block === undefined || yaml === undefined) {
    return { title: undefined, operation: undefined, body: text };
  }
  const values = parseYaml(yaml);
  const declared = ['api', 'openapi'].map((key) => values.get(key)).find((value) => value);
  const [, method, address] = /\b(GET|POST|PUT|PATCH|DELETE)\s+(\S+)/i.exec(declared ?? '') ?? [];
  return {
    title: values.get('title'),
    operation:
      method !== undefined && address !== undefined
        ? { method: method.toUpperCase(), path: address.replace(/^https?:\/\/[^/]+/, '') }
        : undefined,
    body: '\n'.repeat(block.split('\n').length - 1) + text.slice(block.length),
  };
}

function parseYaml(yaml: string): ReadonlyMap<string, string> {
  try {
    const values: unknown = parse(yaml);
    if (typeof values !== 'object' || values === null) return new Map();
    return new Map(
      Object.entries(values).flatMap(([key, value]) =>
        typeof value === 'string' ? [[key, value] as const] : [],
      ),
    );
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    const [reason = ''] = error.message.split(' at line');
    throw new UnreadablePageError(
      `expected YAML between the two --- lines, but: ${reason}`,
      { line: line + 1, column: col },
      { cause: error },
    );
  }
}

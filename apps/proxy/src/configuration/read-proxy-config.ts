import { readFile } from 'node:fs/promises';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { ConfigurationError } from './configuration-error.ts';
import { proxyConfigSchema, type ProxyConfig } from './proxy-config.ts';

/**
 * Reads the file that `PROXY_CONFIG` names.
 *
 * @throws ConfigurationError naming file, line and column of the first thing that is wrong
 */
export async function readProxyConfig(file: string): Promise<ProxyConfig> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ConfigurationError(`PROXY_CONFIG names a file that cannot be read: ${file}`, {
      cause,
    });
  });
  return parseProxyConfig(text, `PROXY_CONFIG: ${file}`);
}

/**
 * Parses the text of a configuration.
 *
 * @param file name to use in messages
 * @throws ConfigurationError naming file, line and column of the first thing that is wrong
 */
export function parseProxyConfig(text: string, file: string): ProxyConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fail = (message: string, offset: number): never => {
    const { line, col } = lines.linePos(offset);
    throw new ConfigurationError(`${file}:${line}:${col}: ${message}`);
  };
  const [syntaxError] = document.errors;
  if (syntaxError) return fail(syntaxError.message, syntaxError.pos[0]);
  const result = proxyConfigSchema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  // A key that is misspelt is missing, too: say what was written rather than what was meant.
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (!issue) throw result.error;
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...unknownKey];
  return fail(`${path.join('.') || 'configuration'}: ${issue.message}`, findOffset(document, path));
}

/** The offset of the key at `path`, or of the closest thing above it that stands in the text. */
function findOffset(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const offset = findKeyOffset(parent, key);
    if (offset !== undefined) return offset;
  }
  return 0;
}

function findKeyOffset(parent: unknown, key: PropertyKey | undefined): number | undefined {
  if (typeof parent !== 'object' || parent === null || !('items' in parent)) return undefined;
  if (!Array.isArray(parent.items)) return undefined;
  const items: readonly unknown[] = parent.items;
  const entry = typeof key === 'number' ? items[key] : items.find((item) => hasKey(item, key));
  const node = typeof entry === 'object' && entry !== null && 'key' in entry ? entry.key : entry;
  return isNode(node) ? node.range?.[0] : undefined;
}

function hasKey(item: unknown, key: PropertyKey | undefined): boolean {
  if (typeof item !== 'object' || item === null || !('key' in item)) return false;
  const node = item.key;
  return typeof node === 'object' && node !== null && 'value' in node && node.value === key;
}

import { readFile } from 'node:fs/promises';
import { isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { ConfigurationError } from './configuration-error.ts';
import { proxyConfigSchema, type ProxyConfig } from './proxy-config.ts';

/** Either a configuration that holds, or a line for each thing that is wrong about it. */
export type CheckedConfig =
  | { readonly ok: true; readonly config: ProxyConfig }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads the file that `PROXY_CONFIG` names.
 *
 * @throws ConfigurationError naming file, line and column of the first thing that is wrong
 */
export async function readProxyConfig(file: string): Promise<ProxyConfig> {
  return parseProxyConfig(await readConfigText(file), `PROXY_CONFIG: ${file}`);
}

/** @throws ConfigurationError if the file cannot be read */
export async function readConfigText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ConfigurationError(`PROXY_CONFIG names a file that cannot be read: ${file}`, {
      cause,
    });
  });
}

/**
 * Parses the text of a configuration.
 *
 * @param file name to use in messages
 * @throws ConfigurationError naming file, line and column of the first thing that is wrong
 */
export function parseProxyConfig(text: string, file: string): ProxyConfig {
  const checked = checkProxyConfig(text, file);
  if (checked.ok) return checked.config;
  throw new ConfigurationError(checked.faults[0]);
}

/**
 * Checks the text of a configuration.
 *
 * @param file name to use in the faults, each of which has the form `file:line:column: what is wrong`
 */
export function checkProxyConfig(text: string, file: string): CheckedConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const describe = (message: string, offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}: ${message}`;
  };
  if (document.errors.length > 0)
    return {
      ok: false,
      faults: document.errors.map(({ message, pos }) => describe(message, pos[0])),
    };
  const lost = findLostKeys(document);
  if (lost.length > 0)
    return { ok: false, faults: lost.map((offset) => describe('__proto__: not a name', offset)) };
  const value = toValue(document);
  if (value instanceof ReferenceError) return { ok: false, faults: [describe(value.message, 0)] };
  const result = proxyConfigSchema.safeParse(value ?? {});
  if (result.success) return { ok: true, config: result.data };
  return {
    ok: false,
    faults: result.error.issues
      // A key that is misspelt is missing, too: say first what was written, then what was meant.
      .toSorted((one, other) => toRank(one) - toRank(other))
      .flatMap(toFaults)
      .map(({ message, path }) =>
        describe(
          `${path.map(String).join('.') || 'configuration'}: ${message}`,
          findOffset(document, path),
        ),
      ),
  };
}

/** What the document says; its author may have aliased what there is not, or too much of it. */
function toValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
}

/** Offsets of the keys that the schema would pass over in silence, with all that they hold. */
function findLostKeys(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && key.value === '__proto__') offsets.push(key.range?.[0] ?? 0);
    },
  });
  return offsets;
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function toRank({ code }: z.core.$ZodIssue): number {
  return code === 'unrecognized_keys' ? 0 : 1;
}

function toFaults(issue: z.core.$ZodIssue): readonly Fault[] {
  const { path, message } = issue;
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...path, key], message: 'Unrecognized key' }))
    : [{ path, message }];
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
  return typeof node === 'object' && node !== null && 'value' in node && String(node.value) === key;
}

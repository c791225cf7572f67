import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Location, Resolve } from '../../lint/subjects.js';

/** The files of a specification, read as they are needed, with references across them. */
export interface SpecificationFiles {
  readonly root: Readonly<Record<string, unknown>>;
  readonly location: Location;
  readonly resolve: Resolve;
}

/**
 * Opens a specification without bundling it, so that each part still knows its file.
 *
 * @throws Error with file and line if one of the files is no YAML
 */
export function openSpecificationFiles(rootFile: string): SpecificationFiles {
  const files = new Map<string, unknown>();
  const read = (file: string): unknown => {
    if (!files.has(file)) files.set(file, readYaml(file));
    return files.get(file);
  };
  const root = read(rootFile);
  if (!isObject(root)) throw new Error(`${rootFile} holds no specification.`);
  return {
    root,
    location: createLocation(rootFile, []),
    resolve(node, from) {
      const reference = isObject(node) ? node['$ref'] : undefined;
      if (typeof reference !== 'string') return { node, location: undefined };
      const [path = '', fragment = ''] = reference.split('#');
      const file = path === '' ? from : join(dirname(from), path);
      const keys = fragment
        .split('/')
        .slice(1)
        .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
      const target = keys.reduce<unknown>(
        (part, key) => (isObject(part) ? part[key] : undefined),
        read(file),
      );
      return { node: target, location: createLocation(file, keys) };
    },
  };
}

function createLocation(file: string, keys: readonly (string | number)[]): Location {
  const segments = keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return {
    source: { absoluteRef: file },
    absolutePointer: `${file}#/${segments.join('/')}`,
    child: (more) => createLocation(file, [...keys, ...[more].flat()]),
  };
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file} cannot be read: ${reason}`, { cause });
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { PageField } from './documentation-page.ts';

/**
 * The fields of a generated skeleton, in which each value stands for a type: `123`, `true`,
 * `"<string>"`, and `"<any>"` for none in particular.
 */
export function toSkeletonFields(value: unknown, line: number): readonly PageField[] {
  const record: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof record !== 'object' || record === null) return [];
  return Object.entries(record).map(([name, member]) => ({
    name,
    type: toType(member),
    required: false,
    default: undefined,
    description: '',
    line,
    children: toSkeletonFields(member, line),
  }));
}

function toType(value: unknown): string | undefined {
  if (Array.isArray(value)) return 'array';
  if (value === '<any>' || value === null) return undefined;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

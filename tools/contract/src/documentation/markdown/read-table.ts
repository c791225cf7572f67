import type { Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { PageItem } from '../page/page-item.ts';

/** What a table states: the values of an enumeration, or fields; nothing if its head names neither. */
export function readTable({ children: [head, ...rows] }: Table): readonly PageItem[] {
  const titles = (head?.children ?? []).map((cell) => toString(cell).trim().toLowerCase());
  const line = head?.position?.start.line ?? 1;
  const column = (...names: readonly string[]): number =>
    titles.findIndex((title) => names.includes(title));
  const cells = rows.map((row) => ({
    line: row.position?.start.line ?? line,
    at: (index: number) => toString(row.children[index] ?? { type: 'text', value: '' }).trim(),
  }));

  const [value, name, type] = [
    column('value', 'values', 'id', 'key'),
    column('name', 'field', 'property', 'parameter', 'attribute', 'label', 'meaning'),
    column('type'),
  ];
  if (name >= 0 && type >= 0) {
    const [required, fallback, description] = [
      column('required'),
      column('default'),
      column('description'),
    ];
    return cells.map(({ line, at }) => ({
      kind: 'field',
      location: undefined,
      line,
      field: {
        name: at(name),
        type: at(type),
        required: /^(yes|true|required|✓|✔)/i.test(at(required)),
        default: /^[-–—]?$/.test(at(fallback)) ? undefined : at(fallback),
        description: at(description),
        line,
        children: [],
      },
    }));
  }
  if (name >= 0 && value >= 0) {
    const values = cells.map(({ at }) => ({ value: at(value), name: at(name) }));
    return [{ kind: 'enumeration', values, line }];
  }
  return [];
}

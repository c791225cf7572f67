import type { NamedValue, PageSection } from '../page/documentation-page.ts';
import type { PageItem } from '../page/page-item.ts';
import { toSection, toStatus } from '../page/page-section.ts';
import { readCommandBlock, readJsonBlock } from './read-block.ts';
import { readFieldHead } from './read-field.ts';
import type { RenderedHead } from './read-head.ts';
import { listLines, type RenderedLine } from './rendered-line.ts';

/** The things on a page of rendered text, in their order. */
export function readRenderedItems(text: string, head: RenderedHead): readonly PageItem[] {
  const items: PageItem[] = [
    { kind: 'operation', method: head.method, path: head.path, line: head.line },
  ];
  const raw = text.split('\n');
  const lines = listLines(text);
  let section: PageSection = 'introduction';
  let index = head.length;
  const title = lines[index];
  if (title) items.push({ kind: 'title', text: title.text, line: title.number });

  const skipTo = (lineNumber: number): void => {
    while ((lines[index]?.number ?? Infinity) < lineNumber) index += 1;
  };
  while (index < lines.length) {
    const line = lines[index];
    if (!line) break;
    const { text, number } = line;
    if (/^curl\s/.test(text) || /^[{[]/.test(text)) {
      const isCommand = text.startsWith('curl');
      const block = isCommand ? readCommandBlock(raw, number - 1) : readJsonBlock(raw, number - 1);
      items.push({
        kind: 'code',
        language: isCommand ? 'bash' : 'json',
        meta: '',
        text: block.text,
        // Before the first section stands what was generated from the fields.
        shows: section === 'introduction' ? 'skeleton' : undefined,
        line: number,
      });
      skipTo(number + block.length);
      continue;
    }
    const field = listsFields(section) ? readFieldHead(lines, index) : undefined;
    if (field) {
      index += field.length;
      const description = readDescription(lines, index);
      items.push(
        {
          kind: 'field',
          location: undefined,
          field: {
            ...field,
            description: description.map(({ text }) => text).join('\n'),
            children: [],
          },
          line: field.line,
        },
        ...description.map(({ text, number }) => ({ kind: 'prose', text, line: number }) as const),
      );
      index += description.length;
      continue;
    }
    const values = readEnumeration(lines, index);
    if (values) {
      items.push({ kind: 'enumeration', values, line: number });
      index += values.length + 1;
      continue;
    }
    const opened = toSection(text);
    if (opened !== undefined) {
      section = opened;
      items.push({ kind: 'heading', text, line: number });
    } else items.push({ kind: 'prose', text, line: number });
    index += 1;
  }
  return items;
}

function listsFields(section: PageSection): boolean {
  return ['path', 'query', 'header', 'body', 'response'].includes(section);
}

/** What follows a field, to the next field, section or example. */
function readDescription(lines: readonly RenderedLine[], from: number): readonly RenderedLine[] {
  let end = from;
  while (end < lines.length) {
    const { text = '' } = lines[end] ?? {};
    if (toSection(text) !== undefined || toStatus(text) !== undefined) break;
    if (/^[{[]$/.test(text) || /^curl\s/.test(text)) break;
    if (readFieldHead(lines, end)) break;
    end += 1;
  }
  return lines.slice(from, end);
}

/** A table of values, which is rendered without anything between its columns. */
function readEnumeration(
  lines: readonly RenderedLine[],
  at: number,
): readonly NamedValue[] | undefined {
  if (!/^\|?\s*value\s*\|?\s*name\s*\|?$/i.test(lines[at]?.text ?? '')) return undefined;
  const values: NamedValue[] = [];
  for (const { text } of lines.slice(at + 1)) {
    const [, value, name] = /^\|?\s*([-−]?\d+)\s*\|?\s*([^\d\s|][^|]*?)\s*\|?$/.exec(text) ?? [];
    if (value === undefined || name === undefined) break;
    values.push({ value: value.replace('−', '-'), name });
  }
  return values;
}

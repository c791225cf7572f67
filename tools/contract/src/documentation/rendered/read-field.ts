import { toSection } from '../page/page-section.ts';
import type { RenderedLine } from './rendered-line.ts';

/** The lines that introduce a field: its name, its type and what else is said of it. */
export interface FieldHead {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: string | undefined;
  readonly line: number;
  readonly length: number;
}

const namePattern = /^[A-Za-z_$][\w.$[\]-]*$/;
const plainTypePattern =
  /^(integer|int|int32|int64|long|short|number|decimal|double|float|string|text|boolean|bool|object|array|any|null|file|binary|date|date-?time|time|timestamp|guid|uuid|uri|url|email|enum|list|map)$/i;
const flagPattern = /^(required|optional|deprecated|nullable|read-?only|write-?only)$/i;
const defaultPattern = /^default:\s*(?:"(.*)"|(.*))$/i;

/** The field that begins at a line of a section that lists fields, if one does. */
export function readFieldHead(lines: readonly RenderedLine[], at: number): FieldHead | undefined {
  const [name, type] = [lines[at], lines[at + 1]];
  if (!name || !type || !namePattern.test(name.text)) return undefined;
  const next = lines[at + 2]?.text ?? '';
  // A description of one word may stand before a field that is named like a type or an entity.
  const isBeforeField = isType(next) && !isAttribute(next);
  if (isType(type.text)) {
    if (isPlainType(name.text) && isBeforeField) return undefined;
  } else if (!isEntity(type.text) || isBeforeField || toSection(name.text) !== undefined) {
    return undefined;
  }
  let required = false;
  let fallback: string | undefined;
  let end = at + 2;
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? '';
    if (!isAttribute(text)) break;
    if (/^required$/i.test(text)) required = true;
    const [, quoted, bare] = defaultPattern.exec(text) ?? [];
    fallback ??= quoted ?? bare;
  }
  return {
    name: name.text,
    type: type.text,
    required,
    default: fallback,
    line: name.number,
    length: end - at,
  };
}

function isPlainType(text: string): boolean {
  return plainTypePattern.test(text);
}

function isType(text: string): boolean {
  const parts = text.split('|').map((part) => part.trim());
  return parts.every(
    (part) =>
      isPlainType(part.replace(/(\[\])+$/, '').replace(/<[^<>]*>$/, '')) ||
      /^\w+(\[\])+$/.test(part),
  );
}

/** An entity by its name, which may be anything with a capital. */
function isEntity(text: string): boolean {
  return /^[A-Z][A-Za-z0-9]*$/.test(text) && toSection(text) === undefined;
}

function isAttribute(text: string): boolean {
  return flagPattern.test(text) || defaultPattern.test(text);
}

/** A type as a page states it. */
export interface PageType {
  /** Names of JSON types, `null` not among them; undefined for any. */
  readonly types: ReadonlySet<string> | undefined;
  readonly nullable: boolean;
  /** Of an array, where the page says what it holds. */
  readonly items: PageType | undefined;
}

const aliases: Readonly<Record<string, string>> = {
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  long: 'integer',
  short: 'integer',
  decimal: 'number',
  double: 'number',
  float: 'number',
  bool: 'boolean',
  list: 'array',
  map: 'object',
  ...Object.fromEntries(
    ['text', 'date', 'datetime', 'date-time', 'time', 'timestamp', 'guid', 'uuid', 'uri', 'url']
      .concat(['email', 'file', 'binary', 'enum'])
      .map((name) => [name, 'string']),
  ),
};

const jsonTypes = new Set(['integer', 'number', 'string', 'boolean', 'object', 'array']);

/** What a page means by a type such as `integer`, `string | null`, `object[]` or `any`. */
export function parsePageType(text: string): PageType {
  const nullable = /\bnull(able)?\b|\?$/i.test(text);
  const names = text
    .replaceAll(/\(?\bnullable\b\)?/gi, '')
    .replace(/\?$/, '')
    .split(/\||\bor\b|,(?![^<]*>)/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.toLowerCase() !== 'null');
  const arrays = names.flatMap((name) => {
    const [, suffixed, parameter] = /^(.+)\[\]$|^(?:array|list)\s*<(.+)>$/i.exec(name) ?? [];
    const item = suffixed ?? parameter;
    return item === undefined ? [] : [parsePageType(item)];
  });
  const types = names.map(toJsonType);
  return {
    types: types.includes('any') ? undefined : new Set(types),
    nullable,
    items: arrays[0],
  };
}

function toJsonType(name: string): string {
  if (name.endsWith('[]') || /^(array|list)\s*</i.test(name)) return 'array';
  const [plain = ''] = name.toLowerCase().split('<');
  const type = aliases[plain] ?? plain;
  // Any other name is that of an entity.
  return jsonTypes.has(type) || type === 'any' || /^[a-z]/.test(name) ? type : 'object';
}

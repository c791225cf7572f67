import { splitShellWords } from './shell-words.ts';

/** What a code sample sends. */
export interface SampleRequest {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The body, where it stands in the command itself. */
  readonly body: string | undefined;
}

/** The request that a code sample sends, in whatever language; undefined where it shows none. */
export function parseSampleRequest(code: string): SampleRequest | undefined {
  return /^\s*(\$\s*)?curl\s/m.test(code) ? parseCurl(code) : parseProgram(code);
}

const valuedOptions = new Set(['-H', '--header', '-u', '--user', '-o', '--output']);
const bodyOptions = new Set(['-d', '--data', '--data-raw', '--data-binary', '--json']);

function parseCurl(code: string): SampleRequest | undefined {
  const words = splitShellWords(code);
  let method: string | undefined;
  let address: string | undefined;
  let body: string | undefined;
  for (let index = words.indexOf('curl') + 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '-X' || word === '--request') method = words[(index += 1)];
    else if (word === '--url') address = words[(index += 1)];
    else if (bodyOptions.has(word)) body = words[(index += 1)];
    else if (valuedOptions.has(word)) index += 1;
    else if (!word.startsWith('-')) address ??= word;
  }
  const target = address === undefined ? undefined : parseAddress(address);
  return (
    target && {
      method: (method ?? (body === undefined ? 'GET' : 'POST')).toUpperCase(),
      ...target,
      body,
    }
  );
}

function parseProgram(code: string): SampleRequest | undefined {
  const [address] = /https?:\/\/[^\s'"`]+/.exec(code) ?? [];
  const target = address === undefined ? undefined : parseAddress(address);
  if (!target) return undefined;
  const [, called, quoted] =
    /\.(get|post|put|patch|delete)(?:Async)?\s*\(|\b(GET|POST|PUT|PATCH|DELETE)\b/i.exec(code) ??
    [];
  return { method: (called ?? quoted ?? 'GET').toUpperCase(), ...target, body: undefined };
}

function parseAddress(address: string): Pick<SampleRequest, 'path' | 'query'> | undefined {
  if (!URL.canParse(address)) return undefined;
  const { pathname, searchParams } = new URL(address);
  return { path: decodeBraces(pathname), query: [...searchParams] };
}

function decodeBraces(path: string): string {
  return path
    .replaceAll(/%7B/gi, '{')
    .replaceAll(/%7D/gi, '}')
    .replace(/(?<=.)\/$/, '');
}

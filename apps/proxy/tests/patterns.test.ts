import { globSync, readFileSync } from 'node:fs';
import { isSafe } from 'redos-detector';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

// Most patterns meet text that a stranger has sent, and none may take more than a few attempts for
// each of its characters.
const maxScore = 20;
const maxSteps = 5_000;

/** Patterns that would be slow with text that they never meet. */
const accepted: Readonly<Record<string, string>> = {
  '/0+$/': 'meets numbers of at most 40 characters',
  '/\\{(\\w+)\\}/g': 'meets paths of the specification',
  '/\\/+$/': 'meets the address of Nexudus, which the operator sets',
  '/"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"(\\s*:)?/g': 'meets valid JSON, in which every string is closed',
  '/"[^"]*"/g': 'goes on behind each pair, so that one quote at most is left without another',
  '/%.*$/': 'begins at the first percent sign and always ends',
  '/(?:[^",]|"(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$))+/g':
    'takes a quote with all that follows, closed or not, so that it never begins anew within one',
  '/(?:^|;)\\s*for=(?:"(?<quoted>[^"\\\\]*)"|(?<token>[^\\s;"]+))\\s*(?:;|$)/i':
    'begins at semicolons alone, and spaces stand on either side of what is none',
};

const folder = new URL('../src/', import.meta.url);
const literals = new Set(
  globSync('**/*.ts', { cwd: folder }).flatMap((file) =>
    listPatterns(file, readFileSync(new URL(file, folder), 'utf8')),
  ),
);

/** Pattern literals as they stand in a source. */
function listPatterns(name: string, text: string): string[] {
  const patterns: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) patterns.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest));
  return patterns;
}

function isLinear(literal: string): boolean {
  const end = literal.lastIndexOf('/');
  // The detector knows no names of groups, which change nothing.
  const source = literal.slice(1, end).replaceAll(/\(\?<[a-z]\w*>/gi, '(?:');
  return isSafe(new RegExp(source, literal.slice(end + 1)), { maxScore, maxSteps }).safe;
}

describe('the patterns of the proxy', () => {
  it.each([...literals].filter((literal) => !(literal in accepted)))(
    'take time in proportion to the text: %s',
    (literal) => {
      expect(isLinear(literal)).toBe(true);
    },
  );

  it('are accepted where they do not only as long as they are there', () => {
    for (const literal of Object.keys(accepted)) {
      expect(literals).toContain(literal);
      expect(isLinear(literal)).toBe(false);
    }
  });

  it.each(['/^(a+)+$/', '/^(?<name>a*)a*$/', '/a+b/'])('would be noticed: %s', (literal) => {
    expect(listPatterns('x.ts', `const x = ${literal};`)).toEqual([literal]);
    expect(isLinear(literal)).toBe(false);
  });
});

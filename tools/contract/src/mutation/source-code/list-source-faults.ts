import MagicString from 'magic-string';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { toExcerpt, toIdPart, type Area, type Fault } from '../mutant.ts';
import { logicOperators } from './logic-operators.ts';
import { messageOperators } from './message-operators.ts';
import type { SourceChange, SourceOperator } from './operator.ts';

const operators = [...messageOperators, ...logicOperators];

export interface SourceFaultOptions {
  readonly area: Area;
  /** The folder of the repository. */
  readonly root: string;
  /** Where the sources lie, below the root. */
  readonly folder: string;
  /** Globs below that folder of what has no part in the contract. */
  readonly exclude: readonly string[];
}

/** Finds every fault that the operators can seed into the sources of a package. */
export function listSourceFaults(options: SourceFaultOptions): readonly Fault[] {
  const { area, root, folder, exclude } = options;
  const files = globSync('**/*.ts', { cwd: join(root, folder), exclude }).toSorted();
  return files.flatMap((file) => {
    const path = `${folder}/${file}`;
    const text = readFileSync(join(root, path), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    return listChanges(source).map(({ node, operator, change: { subject, edit } }): Fault => {
      const names = [...enclosingNames(node), subject].map(toIdPart);
      return {
        area,
        operator: operator.name,
        subject: `${file.replace(/\.ts$/, '')}/${names.join('.')}`,
        file: path,
        line: source.getLineAndCharacterOfPosition(edit.start).line + 1,
        before: toExcerpt(text.slice(edit.start, edit.end)),
        after: toExcerpt(edit.text),
        mutate: () =>
          new MagicString(text).update(edit.start, edit.end, edit.text || ' ').toString(),
      };
    });
  });
}

interface LocatedChange {
  readonly node: ts.Node;
  readonly operator: SourceOperator;
  readonly change: SourceChange;
}

function listChanges(node: ts.Node): readonly LocatedChange[] {
  // Types have no effect at run time, and an import is no part of a request.
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node))
    return [];
  const own = ts.isSourceFile(node)
    ? []
    : operators.flatMap((operator) =>
        operator.change(node).map((change) => ({ node, operator, change })),
      );
  const children: LocatedChange[] = [];
  ts.forEachChild(node, (child) => {
    children.push(...listChanges(child));
  });
  return [...own, ...children];
}

/** The outermost declaration around a node, and the nearest one if that is another. */
function enclosingNames(node: ts.Node): readonly string[] {
  const names: string[] = [];
  for (let holder = node.parent; !ts.isSourceFile(holder); holder = holder.parent) {
    const name = declaredName(holder);
    if (name !== undefined) names.unshift(name);
  }
  return names.length > 2 ? [names[0] ?? '', names.at(-1) ?? ''] : names;
}

function declaredName(node: ts.Node): string | undefined {
  const isDeclaration =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isVariableDeclaration(node);
  return isDeclaration && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

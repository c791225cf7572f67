import ts from 'typescript';

/** A replacement of part of a source file. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A fault in a source file. */
export interface SourceChange {
  /** What is changed, in a word that survives a shift of lines. */
  readonly subject: string;
  readonly edit: SourceEdit;
}

/** Seeds one kind of fault: yields what it could do to a node itself, not to its children. */
export interface SourceOperator {
  readonly name: string;
  readonly change: (node: ts.Node) => readonly SourceChange[];
}

/** Puts other text in the place of a node. */
export function replace(node: ts.Node, subject: string, text: string): readonly SourceChange[] {
  return [{ subject, edit: { start: node.getStart(), end: node.getEnd(), text } }];
}

/** Takes an element out of a list, with the comma behind it. */
export function removeFromList(node: ts.Node, subject: string): readonly SourceChange[] {
  const text = node.getSourceFile().text;
  const comma = /^\s*,/.exec(text.slice(node.getEnd()))?.[0].length ?? 0;
  return [{ subject, edit: { start: node.getStart(), end: node.getEnd() + comma, text: '' } }];
}

/** The name of a property as it is written, without quotes. */
export function nameOf(node: ts.ObjectLiteralElementLike): string | undefined {
  const { name } = node;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/** The property of an object literal whose value a node is. */
export function ownerOf(node: ts.Node): string | undefined {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) return nameOf(parent);
  if (
    ts.isVariableDeclaration(parent) &&
    parent.initializer === node &&
    ts.isIdentifier(parent.name)
  )
    return parent.name.text;
  return undefined;
}

import ts from 'typescript';
import { nameOf, ownerOf, removeFromList, replace, type SourceOperator } from './operator.ts';

const otherMethod: ReadonlyMap<string, string> = new Map([
  ['GET', 'DELETE'],
  ['POST', 'PUT'],
  ['PUT', 'POST'],
  ['DELETE', 'GET'],
]);

/** Asks with another method, or takes another for the one asked with. */
const changeMethod: SourceOperator = {
  name: 'change-method',
  change(node) {
    if (!ts.isStringLiteral(node) && !ts.isIdentifier(node)) return [];
    if (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent)) return [];
    const other = otherMethod.get(node.text);
    if (other === undefined) return [];
    return replace(node, node.text, ts.isIdentifier(node) ? other : `'${other}'`);
  },
};

/** Goes to another address. */
const changePath: SourceOperator = {
  name: 'change-path',
  change(node) {
    if (!ts.isStringLiteral(node) || !/^\/[a-z]/i.test(node.text)) return [];
    return replace(node, node.text, `'${node.text}x'`);
  },
};

const otherStatus: ReadonlyMap<string, string> = new Map([
  ['200', '201'],
  ['400', '422'],
  ['401', '403'],
  ['404', '410'],
  ['409', '423'],
]);

/** Answers with another status, or takes another for the one answered with. */
const changeStatus: SourceOperator = {
  name: 'change-status',
  change(node) {
    if (!ts.isNumericLiteral(node) || !/^[2-5]\d\d$/.test(node.text)) return [];
    return replace(node, node.text, otherStatus.get(node.text) ?? String(Number(node.text) + 1));
  },
};

/** Leaves out a header. */
const dropHeader: SourceOperator = {
  name: 'drop-header',
  change(node) {
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      const { expression: callee, arguments: parameters } = node.expression;
      if (!/headers\.(set|append|delete)$/.test(callee.getText())) return [];
      return replace(node, parameters[0]?.getText() ?? '', ';');
    }
    if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return [];
    const name = nameOf(node);
    if (name === undefined || !isHeader(name, node.parent)) return [];
    return removeFromList(node, name);
  },
};

function isHeader(name: string, object: ts.Node): boolean {
  return /^[A-Za-z]+(-[A-Za-z]+)+$/.test(name)
    ? ts.isStringLiteral((object as ts.ObjectLiteralExpression).properties[0]?.name ?? object) ||
        ownerOf(object) !== undefined
    : ownerOf(object)?.toLowerCase() === 'headers';
}

/** Sends or answers another body. */
const swapBody: SourceOperator = {
  name: 'swap-body',
  change(node) {
    if (ts.isPropertyAssignment(node) && nameOf(node) === 'body')
      return replace(node, 'body', 'body: {}');
    if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'body')
      return replace(node, 'body', 'body: {}');
    if (!ts.isCallExpression(node)) return [];
    // What stands next to a status is what is answered with it.
    const [status, body] = node.arguments;
    if (!status || !body || !ts.isNumericLiteral(status) || !/^[2-5]\d\d$/.test(status.text))
      return [];
    return replace(body, `${node.expression.getText()}.${status.text}`, '{}');
  },
};

/** Calls a field or parameter by another name. */
const renameName: SourceOperator = {
  name: 'rename-name',
  change(node) {
    if (ts.isStringLiteral(node) && isLookup(node))
      return replace(node, node.text, `'${node.text}X'`);
    if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return [];
    const name = nameOf(node);
    if (name === undefined || !isApiName(name)) return [];
    return ts.isPropertyAssignment(node)
      ? replace(node.name, name, `'${name}X'`)
      : replace(node, name, `${name}X: ${name}`);
  },
};

/** Nexudus names fields in Pascal case, and parameters with underscores. */
function isApiName(name: string): boolean {
  return /^[A-Z][a-z]+[A-Za-z]*$/.test(name) || /^[A-Za-z]+(_[A-Za-z]+)+$/.test(name);
}

function isLookup(node: ts.StringLiteral): boolean {
  const { parent } = node;
  if (ts.isElementAccessExpression(parent)) return true;
  return (
    ts.isCallExpression(parent) &&
    parent.arguments[0] === node &&
    /\.(get|has|set|append)$/.test(parent.expression.getText())
  );
}

/** Forgets a parameter, or one entry of a table. */
const forgetEntry: SourceOperator = {
  name: 'forget-entry',
  change(node) {
    const { parent } = node;
    if (ts.isObjectLiteralExpression(parent) && ts.isObjectLiteralElementLike(node)) {
      const name = nameOf(node);
      if (name === undefined) return [];
      const owner = ownerOf(parent) ?? '';
      return isTable(parent) || /^(params|path|query|search)$/.test(owner)
        ? removeFromList(node, name)
        : [];
    }
    if (ts.isArrayLiteralExpression(parent) && isTable(parent) && ts.isExpression(node))
      return removeFromList(node, node.getText().slice(0, 30));
    return [];
  },
};

/** A constant of the file that lists things: an object, an array, or a set or map made of one. */
function isTable(node: ts.Node): boolean {
  let holder = node.parent;
  while (
    ts.isNewExpression(holder) ||
    ts.isAsExpression(holder) ||
    ts.isSatisfiesExpression(holder)
  )
    holder = holder.parent;
  return ts.isVariableDeclaration(holder) && ts.isSourceFile(holder.parent.parent.parent);
}

/** What can be wrong with a request or an answer. */
export const messageOperators: readonly SourceOperator[] = [
  changeMethod,
  changePath,
  changeStatus,
  dropHeader,
  swapBody,
  renameName,
  forgetEntry,
];

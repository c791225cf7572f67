import ts from 'typescript';
import { replace, type SourceOperator } from './operator.ts';

const coders = ['encodeURIComponent', 'decodeURIComponent', 'JSON.stringify'];

const otherEncoding: ReadonlyMap<string, string> = new Map([
  ['application/json', 'application/x-www-form-urlencoded'],
  ['application/x-www-form-urlencoded', 'application/json'],
  ['utf-8', 'latin1'],
  ['utf8', 'latin1'],
  ['base64', 'hex'],
]);

/** Encodes or decodes otherwise, or not at all. */
const changeEncoding: SourceOperator = {
  name: 'change-encoding',
  change(node) {
    if (ts.isStringLiteral(node)) {
      const other = otherEncoding.get(node.text);
      return other === undefined || ts.isLiteralTypeNode(node.parent)
        ? []
        : replace(node, node.text, `'${other}'`);
    }
    if (!ts.isCallExpression(node)) return [];
    const coder = node.expression.getText();
    const [value] = node.arguments;
    if (!value || !coders.includes(coder)) return [];
    return replace(node, coder, `String(${value.getText()})`);
  },
};

/** Does not reckon with null, or with what is not there. */
const dropNullHandling: SourceOperator = {
  name: 'drop-null-handling',
  change(node) {
    if (!ts.isBinaryExpression(node)) return [];
    const { left, operatorToken, right } = node;
    if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      return replace(node, left.getText().slice(0, 40), `(${left.getText()})!`);
    const comparison = operatorToken.getText();
    if (!['===', '==', '!==', '!='].includes(comparison)) return [];
    const isNull = right.kind === ts.SyntaxKind.NullKeyword || right.getText() === 'undefined';
    if (!isNull) return [];
    return replace(node, left.getText().slice(0, 40), String(comparison.startsWith('!')));
  },
};

/** Takes the other way. */
const negateCondition: SourceOperator = {
  name: 'negate-condition',
  change(node) {
    const isCondition =
      (ts.isIfStatement(node.parent) && node.parent.expression === node) ||
      (ts.isConditionalExpression(node.parent) && node.parent.condition === node);
    return isCondition ? replace(node, node.getText().slice(0, 40), `!(${node.getText()})`) : [];
  },
};

/** Does not refuse what has to be refused. */
const dropGuard: SourceOperator = {
  name: 'drop-guard',
  change(node) {
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      const callee = node.expression.expression.getText();
      return /^(assert|require|check|refuse|validate)/.test(callee)
        ? replace(node, callee, ';')
        : [];
    }
    if (!ts.isIfStatement(node) || node.elseStatement) return [];
    const then = ts.isBlock(node.thenStatement)
      ? node.thenStatement.statements.at(-1)
      : node.thenStatement;
    return then && ts.isThrowStatement(then)
      ? replace(node, node.expression.getText().slice(0, 40), ';')
      : [];
  },
};

/** What can be wrong with how requests and answers are read and written. */
export const logicOperators: readonly SourceOperator[] = [
  changeEncoding,
  dropNullHandling,
  negateCondition,
  dropGuard,
];

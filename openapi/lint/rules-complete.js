import { evidenceFaults } from './evidence-faults.js';
import { isObject } from './follow-references.js';
import { readSources, toLevelBySource } from './register.js';

/** Every entry of `x-rules` has an id of its own, a statement, evidence, and operations that exist. */
export function RulesComplete() {
  const operationIds = new Set();
  return {
    Operation: (operation) => {
      operationIds.add(operation.operationId);
    },
    Root: {
      leave(root, ctx) {
        const { report, location } = ctx;
        const levelBySource = toLevelBySource(readSources(root, ctx).value);
        const seen = new Set();
        const rules = root['x-rules'] ?? [];
        if (!Array.isArray(rules)) {
          report({ message: '`x-rules` must be a list.', location: location.child('x-rules') });
          return;
        }
        for (const [index, rule] of rules.entries()) {
          const faults = isObject(rule)
            ? ruleFaults(rule, { seen, operationIds, levelBySource })
            : [{ path: [], message: 'must be an object.' }];
          for (const { path, message } of faults) {
            report({
              message: `Rule \`${rule?.id ?? index}\`: ${message}`,
              location: location.child(['x-rules', index, ...path]),
            });
          }
          seen.add(rule?.id);
        }
      },
    },
  };
}

function ruleFaults(rule, { seen, operationIds, levelBySource }) {
  const faults = evidenceFaults(rule['x-evidence'], levelBySource).map(({ path, message }) => ({
    path: rule['x-evidence'] === undefined ? [] : ['x-evidence', ...path],
    message,
  }));
  if (typeof rule.id !== 'string') faults.push({ path: [], message: 'has no `id`.' });
  if (seen.has(rule.id)) faults.push({ path: ['id'], message: 'the id is taken.' });
  if (typeof rule.statement !== 'string') faults.push({ path: [], message: 'has no `statement`.' });
  if (!Array.isArray(rule.appliesTo) || rule.appliesTo.length === 0) {
    return [...faults, { path: [], message: 'has no list `appliesTo`.' }];
  }
  const unknown = [...rule.appliesTo.entries()].filter(([, id]) => !operationIds.has(id));
  return [
    ...faults,
    ...unknown.map(([index, id]) => ({
      path: ['appliesTo', index],
      message: `\`${id}\` is no operation.`,
    })),
  ];
}

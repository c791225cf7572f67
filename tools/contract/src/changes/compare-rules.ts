import { isAnnotation } from './annotations.ts';
import {
  fingerprint,
  isObject,
  toEntries,
  toList,
  toText,
  type Json,
  type JsonObject,
} from './json.ts';
import type { Effect } from './specification-changes.ts';

/** A change of a rule, and the operations that it concerns. */
export interface RuleChange {
  readonly effect: Effect;
  readonly ruleId: string;
  readonly kind: string;
  readonly message: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly operationIds: readonly string[];
  /** What it stands in: the rule of the new document, or of the old one if it is gone. */
  readonly rule: JsonObject;
  readonly isGone: boolean;
}

/** Compares the rules that schemas cannot express. */
export function compareRules(
  oldRules: Json | undefined,
  newRules: Json | undefined,
): readonly RuleChange[] {
  const [before = new Map<string, JsonObject>(), after = new Map<string, JsonObject>()] = [
    oldRules,
    newRules,
  ].map(byId);
  const changes: RuleChange[] = [];
  for (const ruleId of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(ruleId), after.get(ruleId)];
    if (from && to) {
      changes.push(...compareRule(ruleId, from, to));
      continue;
    }
    const rule = to ?? from;
    if (!rule) continue;
    changes.push({
      effect: to ? 'additive' : 'breaking',
      ruleId,
      kind: to ? 'rule-added' : 'rule-removed',
      message: `rule ${ruleId} is ${to ? 'new; read what it asks of consumers' : 'gone'}`,
      operationIds: readOperations(rule),
      rule,
      isGone: !to,
    });
  }
  return changes;
}

function byId(rules: Json | undefined): ReadonlyMap<string, JsonObject> {
  return new Map(
    toList(rules)
      .filter(isObject)
      .map((rule, index) => [typeof rule['id'] === 'string' ? rule['id'] : `#${index + 1}`, rule]),
  );
}

function readOperations({ appliesTo }: JsonObject): readonly string[] {
  return toList(appliesTo).map(String);
}

function compareRule(ruleId: string, from: JsonObject, to: JsonObject): readonly RuleChange[] {
  const [before, after] = [readOperations(from), readOperations(to)];
  const shared = { ruleId, rule: to, isGone: false, operationIds: after };
  const [lost, gained] = [
    before.filter((id) => !after.includes(id)),
    after.filter((id) => !before.includes(id)),
  ];
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [
    ...(lost.length > 0
      ? [toChange('breaking', 'rule-narrowed', `no longer applies to ${lost.join(', ')}`, lost)]
      : []),
    ...(gained.length > 0
      ? [toChange('additive', 'rule-widened', `applies to ${gained.join(', ')} too`, gained)]
      : []),
    ...compareWindows(from['windows'], to['windows']).map((change) => ({ ...shared, ...change })),
    ...[...names]
      .filter((name) => !['id', 'appliesTo', 'windows'].includes(name))
      .filter((name) => fingerprint(from[name]) !== fingerprint(to[name]))
      .map((name) => ({ ...shared, ...compareMember(name, from[name], to[name]) })),
  ].map((change) => ({ ...change, message: `rule ${ruleId} ${change.message}` }));

  function toChange(
    effect: Effect,
    kind: string,
    message: string,
    operationIds: readonly string[],
  ): RuleChange {
    return { ...shared, effect, kind, message, operationIds };
  }
}

type Difference = Pick<RuleChange, 'effect' | 'kind' | 'message' | 'from' | 'to'>;

/** A machine cannot tell what another statement means, so it says that there is one. */
function compareMember(name: string, from: Json | undefined, to: Json | undefined): Difference {
  const isWording = name === 'statement' || isAnnotation(name, '');
  const isNumber = typeof from === 'number' && typeof to === 'number';
  const effect = isNumber && to > from ? 'additive' : 'breaking';
  return {
    effect: isWording ? 'neutral' : effect,
    kind: isWording ? 'wording-changed' : 'rule-changed',
    message: isWording
      ? `says something else in ${name}; a person has to judge whether it means the same`
      : `has another ${name}`,
    from: isWording ? undefined : fingerprint(from),
    to: isWording ? undefined : fingerprint(to),
  };
}

/** Fewer requests in the same time are a tighter limit, and so is a limit more. */
function compareWindows(from: Json | undefined, to: Json | undefined): readonly Difference[] {
  const [before = new Map<string, Json>(), after = new Map<string, Json>()] = [from, to].map(
    (windows) =>
      new Map(
        toList(windows)
          .filter(isObject)
          .map(({ requests = null, ...window }) => [describeWindow(window), requests]),
      ),
  );
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((window) => {
    const [was, is] = [before.get(window), after.get(window)];
    if (was === is) return [];
    const isLooser = is === undefined || (was !== undefined && Number(is) > Number(was));
    return [
      {
        effect: isLooser ? ('additive' as const) : ('breaking' as const),
        kind: isLooser ? 'limit-loosened' : 'limit-tightened',
        message: `allows another number of requests per ${window}`,
        from: was === undefined ? 'any' : fingerprint(was),
        to: is === undefined ? 'any' : fingerprint(is),
      },
    ];
  });
}

function describeWindow(window: JsonObject): string {
  return toEntries(window)
    .map(
      ([name, value]) =>
        `${name} ${Array.isArray(value) ? value.map(String).toSorted().join('/') : toText(value)}`,
    )
    .toSorted()
    .join(', ');
}

import { operations } from '@nexudus-toolkit/validation';
import { mayHaveBody } from '../calls/answer.ts';
import type { Fault } from './fault.ts';

/** A fault that cannot be: the message names the field and what it should be. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
}

interface FieldRule {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  readonly isRequired?: true;
}

const anyOf = (...choices: readonly (string | number)[]): FieldRule => ({
  expected: `one of ${choices.join(', ')}`,
  accepts: (value) => choices.some((choice) => choice === value),
});
const integer = (minimum: number, maximum = Number.MAX_SAFE_INTEGER): FieldRule => ({
  expected: `an integer from ${minimum} to ${maximum}`,
  accepts: (value) =>
    Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
});
const text: FieldRule = { expected: 'a text', accepts: (value) => typeof value === 'string' };
const anything: FieldRule = { expected: 'any value', accepts: () => true };
const required = (rule: FieldRule): FieldRule => ({ ...rule, isRequired: true });

const scopeRules = { operation: anyOf(...Object.keys(operations)), times: integer(1) };
const effect = anyOf('none', 'applied');
const status = integer(200, 599);
/** A status whose answer may have a body. */
const statusWithBody: FieldRule = {
  expected: `${status.expected}, but not 204, 205 or 304`,
  accepts: (value) => status.accepts(value) && mayHaveBody(Number(value)),
};

const rulesByKind: Readonly<Record<Fault['kind'], Readonly<Record<string, FieldRule>>>> = {
  latency: { latencyMs: required(integer(0)) },
  'connection-reset': { effect },
  'truncated-body': { sentBytes: integer(0) },
  status: { status, effect },
  'html-body': { status: statusWithBody, effect },
  'empty-body': { status, effect },
  throttle: { status: anyOf(409, 429), retryAfterSeconds: integer(0) },
  unsuccessful: { message: text },
  unauthorized: {},
  'ignore-filters': {},
  drift: {
    change: required(anyOf('rename', 'remove', 'retype', 'add')),
    field: required(text),
    target: anyOf('record', 'page'),
    newName: text,
    newType: anyOf('string', 'number', 'boolean', 'object', 'array', 'null'),
    value: anything,
  },
};

/**
 * Reads a fault that comes from outside.
 *
 * @throws FaultError if it is none
 */
export function parseFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null)
    throw new FaultError('A fault must be a JSON object with a kind.');
  const given: Readonly<Record<string, unknown>> = { ...value };
  const kind = Object.keys(rulesByKind).find((known) => known === given['kind']);
  if (kind === undefined)
    throw new FaultError(`kind must be one of ${Object.keys(rulesByKind).join(', ')}.`);
  const rules = { ...scopeRules, ...rulesByKind[kind as Fault['kind']] };
  checkFields(kind, given, rules);
  checkDrift(given);
  // Every field has just been checked against the rules of its kind.
  return given as unknown as Fault;
}

function checkFields(
  kind: string,
  given: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, FieldRule>>,
): void {
  for (const name of Object.keys(given))
    if (name !== 'kind' && !Object.hasOwn(rules, name))
      throw new FaultError(`${name} is no field of a ${kind} fault.`);
  for (const [name, { expected, accepts, isRequired }] of Object.entries(rules)) {
    const isGiven = given[name] !== undefined;
    if (isGiven ? !accepts(given[name]) : isRequired)
      throw new FaultError(`${name} of a ${kind} fault must be ${expected}.`);
  }
}

function checkDrift({ change, newName, newType }: Readonly<Record<string, unknown>>): void {
  if (change === 'rename' && newName === undefined)
    throw new FaultError('newName of a drift fault must say what the field is renamed to.');
  if (change === 'retype' && newType === undefined)
    throw new FaultError('newType of a drift fault must say which type the field gets.');
}

import type { Answer } from '../calls/answer.ts';
import type { DriftFault, JsonType } from './fault.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Gives the body of a successful answer another shape than the documented one. */
export function applyDrift(answer: Answer, drift: DriftFault): Answer {
  if (answer.status !== 200 || answer.body.kind !== 'json') return answer;
  return { ...answer, body: { kind: 'json', value: changeBody(answer.body.value, drift) } };
}

function changeBody(value: unknown, drift: DriftFault): unknown {
  if (!isObject(value)) return value;
  const records = value['Records'];
  if (!Array.isArray(records) || drift.target === 'page') return changeObject(value, drift);
  return {
    ...value,
    Records: records.map((record: unknown) =>
      isObject(record) ? changeObject(record, drift) : record,
    ),
  };
}

function changeObject(object: JsonObject, drift: DriftFault): JsonObject {
  if (drift.change === 'add') return { ...object, [drift.field]: drift.value ?? 'added' };
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) =>
      name === drift.field ? changeEntry(name, value, drift) : [[name, value]],
    ),
  );
}

function changeEntry(name: string, value: unknown, drift: DriftFault): [string, unknown][] {
  if (drift.change === 'remove') return [];
  if (drift.change === 'rename') return [[drift.newName ?? name, value]];
  return [[name, toType(value, drift.newType ?? 'null')]];
}

function toType(value: unknown, type: JsonType): unknown {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'number':
      return Number.isFinite(Number(value)) ? Number(value) : 0;
    case 'boolean':
      return Boolean(value);
    case 'object':
      return { value };
    case 'array':
      return [value];
    case 'null':
      return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { median } from '../median.ts';
import type { Measurement } from '../measure-rounds.ts';
import { bareFetch, ownClient } from './client-call-subjects.ts';

/** What a call may cost over `fetch`, at the median. */
export const goalUs = 60;

/** One way to get a record, compared with the others. */
export interface ClientCall {
  readonly name: string;
  readonly callUs: number;
  /** Over `fetch` in the same round: the median of the rounds. */
  readonly overheadUs: number;
  readonly perFetch: number;
  /** How long our client takes for what this one does. */
  readonly ownPerThis: number;
}

/** @throws Error when `fetch` or our own client is not among them. */
export function compareClientCalls(measurements: readonly Measurement[]): readonly ClientCall[] {
  const base = find(measurements, bareFetch);
  const own = find(measurements, ownClient);
  return measurements.map(({ name, mediansUs }) => ({
    name,
    callUs: median(mediansUs),
    overheadUs: median(byRound(mediansUs, base, (left, right) => left - right)),
    perFetch: median(byRound(mediansUs, base, (left, right) => left / right)),
    ownPerThis: median(byRound(own, mediansUs, (left, right) => left / right)),
  }));
}

function find(measurements: readonly Measurement[], name: string): readonly number[] {
  const found = measurements.find((one) => one.name === name);
  if (!found) throw new Error(`${name} was not measured`);
  return found.mediansUs;
}

function byRound(
  left: readonly number[],
  right: readonly number[],
  combine: (left: number, right: number) => number,
): readonly number[] {
  return left.map((value, round) => combine(value, right[round] ?? Number.NaN));
}

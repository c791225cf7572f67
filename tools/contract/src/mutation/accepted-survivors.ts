import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A mutant that no check can notice, since no consumer can tell the difference. */
export interface AcceptedSurvivor {
  readonly id: string;
  readonly reason: string;
}

const shape = z.array(
  z.strictObject({ id: z.string().min(1), reason: z.string().min(10) }).readonly(),
);

/**
 * Reads the list of survivors that are accepted.
 *
 * @throws Error naming the file, and the entry that is wrong
 */
export function readAcceptedSurvivors(file: string): readonly AcceptedSurvivor[] {
  const { data, error } = shape.safeParse(parse(readFileSync(file, 'utf8')) ?? []);
  if (error) throw new Error(`${file} is no list of survivors: ${z.prettifyError(error)}`);
  const ids = data.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`${file} lists ${twice} twice.`);
  return data;
}

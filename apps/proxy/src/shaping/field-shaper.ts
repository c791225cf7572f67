import {
  operations,
  type Operation,
  type PersonalDataClass,
  type ValueShape,
} from '@nexudus-toolkit/validation';
import type { Grant } from '../configuration/grant-schema.ts';
import { StateUnavailableError } from '../state/state-unavailable-error.ts';
import { isAllClear, toTokenGroup, treats } from './field-grant.ts';
import { createTreatment, type Replacements } from './field-treatment.ts';
import { shapeValue } from './shape-value.ts';
import { toStateProblem } from './state-problem.ts';
import type { TokenVault } from './token-vault.ts';
import type { WrittenTexts } from './written-texts.ts';

export interface FieldShaper {
  /**
   * What of an answer a consumer may see.
   *
   * @returns the very same value for a grant of which every class is clear; `undefined` for a
   *   status without a described body, of which nothing may leave
   * @throws ProblemError `state-unavailable` if there are no tokens to be had for a read
   */
  shape(
    operation: Operation,
    status: number,
    value: unknown,
    grant: Grant,
    consumer: string,
  ): Promise<unknown>;
}

export interface FieldShaperOptions {
  readonly vault: TokenVault;
  readonly writtenTexts: WrittenTexts;
}

/** Shapes answers to grants, by the class of each field in the specification. */
export function createFieldShaper(options: FieldShaperOptions): FieldShaper {
  return {
    async shape(operation, status, value, grant, consumer) {
      if (isAllClear(grant)) return value;
      // A refusal that is not described looks like the one that is.
      const shape = operation.answers[status] ?? operations.createOpenAiChatMessage.answers[status];
      if (!shape) return undefined;
      try {
        const replacements = await findReplacements(options, value, shape, grant, consumer);
        return shapeValue(value, shape, createTreatment(grant, replacements));
      } catch (error) {
        if (!(error instanceof StateUnavailableError)) throw error;
        // A write has taken effect: to hide that behind a failure would have it repeated.
        if (operation.effect === 'write') return redactInstead(value, shape, grant);
        throw toStateProblem(error);
      }
    },
  };
}

/** Finds out, in one go, what stands for the texts of an answer. */
async function findReplacements(
  { vault, writtenTexts }: FieldShaperOptions,
  value: unknown,
  shape: ValueShape,
  grant: Grant,
  consumer: string,
): Promise<Replacements> {
  if (!treats(grant, 'tokenize') && grant.tokenGroup === undefined) return unchanged;
  const group = toTokenGroup(grant, consumer);
  const tokenValues = new Map<string, { personalDataClass: PersonalDataClass; value: string }>();
  const clearTexts = new Set<string>();
  const collecting = createTreatment(grant, {
    toToken(text, personalDataClass) {
      tokenValues.set(`${personalDataClass} ${text}`, { personalDataClass, value: text });
      return '';
    },
    toWritten(text) {
      clearTexts.add(text);
      return text;
    },
  });
  shapeValue(value, shape, collecting);
  const [issued, written] = await Promise.all([
    vault.issue(group, [...tokenValues.values()]),
    writtenTexts.recall(group, clearTexts),
  ]);
  const tokens = new Map([...tokenValues.keys()].map((key, index) => [key, issued[index] ?? '']));
  return {
    toToken: (text, personalDataClass) => tokens.get(`${personalDataClass} ${text}`) ?? '',
    toWritten: (text) => written.get(text) ?? text,
  };
}

const unchanged: Replacements = {
  toToken: (text) => text,
  toWritten: (text) => text,
};

function redactInstead(value: unknown, shape: ValueShape, { fields }: Grant): unknown {
  const redacting = Object.entries(fields).map(([personalDataClass, treatment]) => [
    personalDataClass,
    treatment === 'tokenize' ? 'redact' : treatment,
  ]);
  const grant = { fields: Object.fromEntries(redacting) as Grant['fields'] }; // the same classes
  return shapeValue(value, shape, createTreatment(grant, unchanged));
}

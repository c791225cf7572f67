import type { AnswerShaper } from '../pipeline/answer-check.ts';
import { requireStep, type ProxyStep } from '../pipeline/access.ts';
import type { State } from '../state/state.ts';
import { createFieldShaper } from './field-shaper.ts';
import { createRequestResolver } from './request-resolver.ts';
import { createTokenResolution } from './token-resolution.ts';
import { createTokenVault } from './token-vault.ts';
import { createWrittenTexts } from './written-texts.ts';

/** Both ways of personal data: into answers, and back in requests. */
export interface FieldProtection {
  readonly shape: AnswerShaper;
  readonly resolveTokens: ProxyStep;
}

export interface FieldProtectionOptions {
  readonly state: State;
  readonly clock?: (() => Date) | undefined;
}

/** Puts together what holds consumers to the classes of personal data that they were granted. */
export function createFieldProtection({ state, clock }: FieldProtectionOptions): FieldProtection {
  const vault = createTokenVault({ state, ...(clock ? { clock } : {}) });
  const writtenTexts = createWrittenTexts(state);
  const shaper = createFieldShaper({ vault, writtenTexts });
  const resolver = createRequestResolver({ vault, writtenTexts });
  return {
    shape: (access, status, value) =>
      shaper.shape(
        requireStep(access.operation),
        status,
        value,
        requireStep(access.grant),
        requireStep(access.consumer),
      ),
    resolveTokens: createTokenResolution({ resolver }),
  };
}

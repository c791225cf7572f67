import { connectionCases } from './connection-cases.ts';
import { errorCases } from './error-cases.ts';
import { iterationCases } from './iteration-cases.ts';
import { readingCases } from './reading-cases.ts';
import { retryCases } from './retry-cases.ts';
import type { BehaviourCase } from './scene.ts';
import { timeCases } from './time-cases.ts';
import { writingCases } from './writing-cases.ts';

/** What the client does alike on each runtime. */
export const behaviourCases: readonly BehaviourCase[] = [
  ...readingCases,
  ...writingCases,
  ...iterationCases,
  ...errorCases,
  ...retryCases,
  ...timeCases,
  ...connectionCases,
];

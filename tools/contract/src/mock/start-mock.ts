import { startPrismMock, type RunningPrism } from '../prism/start-prism.ts';
import { readSpecification } from '../specification/read-specification.ts';
import { addRealisticValues } from './add-realistic-values.ts';
import type { MockOptions } from './parse-mock-flags.ts';
import { seedGenerator } from './seed-generator.ts';

/**
 * Starts Prism on the specification as it lies on disk.
 *
 * @throws Error if it cannot listen, or the specification cannot be bundled
 */
export async function startMock({
  isStatic,
  seed,
  ...address
}: MockOptions): Promise<RunningPrism> {
  const specification = await readSpecification();
  if (isStatic) return startPrismMock(specification, address);
  if (seed !== undefined) seedGenerator(seed);
  return startPrismMock(addRealisticValues(specification), {
    ...address,
    isDynamic: true,
    ...(seed === undefined ? {} : { seed: String(seed) }),
  });
}

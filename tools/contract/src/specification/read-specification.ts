import { bundleSpecification } from '@nexudus-toolkit/openapi';
import type { Specification } from './specification.ts';

/** The specification as it lies on disk, in one document. */
export async function readSpecification(): Promise<Specification> {
  // What Redocly has bundled has the shape of an OpenAPI document.
  return (await bundleSpecification()) as Specification;
}

import { createRequire } from 'node:module';

/**
 * Lets the library from which Prism takes names and the like begin anew at `seed`. Prism seeds only
 * its own generator, and its copy of the library is reached by Prism's way of loading it alone.
 */
export function seedGenerator(seed: number): void {
  const load = createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-http'));
  // The one call that is made of it, as its documentation has it.
  const { faker } = load('@faker-js/faker') as { faker: { seed: (seed: number) => unknown } };
  faker.seed(seed);
}

import { secretVariables, type Environment } from './read-environment.ts';

/**
 * Takes over the environment of a process: what it returns has everything, and the original has no
 * secret any more, so that no diagnostic report and no program started later shows one.
 */
export function takeEnvironment(original: Record<string, string | undefined>): Environment {
  const taken = { ...original };
  for (const name of secretVariables) Reflect.deleteProperty(original, name);
  return taken;
}

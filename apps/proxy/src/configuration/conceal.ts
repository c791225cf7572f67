import { inspect } from 'node:util';

/**
 * Keeps the values of an object out of logs and dumps: shown as text or JSON, it has the fields
 * named and no other. Read as an object it is the same as before.
 */
export function conceal<Value extends object>(
  value: Value,
  shown: readonly (keyof Value)[],
): Value {
  const toShown = () => Object.fromEntries(shown.map((name) => [name, value[name]]));
  return Object.defineProperties(
    { ...value },
    { toJSON: { value: toShown }, [inspect.custom]: { value: toShown } },
  );
}

/** Leaves out what is undefined: in JSON such a field would be missing. */
export function omitUndefined<Fields extends object>(fields: Fields): Fields {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Nothing but optional fields can be undefined, and those may be missing.
  return Object.fromEntries(given) as Fields;
}

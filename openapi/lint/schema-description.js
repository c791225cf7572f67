/** Every named schema and every property, nested ones too, is described. */
export function SchemaDescription() {
  return {
    NamedSchemas(schemas, ctx) {
      for (const [name, schema] of Object.entries(schemas)) {
        requireDescription(schema, `Schema \`${name}\``, ctx, [name]);
      }
    },
    Schema(schema, ctx) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        requireDescription(property, `Property \`${name}\``, ctx, ['properties', name]);
      }
    },
  };
}

function requireDescription(schema, what, { report, resolve, location }, path) {
  if (schema?.description || resolve(schema).node?.description) return;
  report({ message: `${what} has no description.`, location: location.child(path).key() });
}

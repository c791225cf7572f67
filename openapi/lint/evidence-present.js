/** Every operation, parameter, response, header, security scheme, named schema and property says where it comes from. */
export function EvidencePresent() {
  return {
    Operation: (operation, ctx) =>
      requireEvidence(operation, `Operation \`${operation.operationId}\``, ctx),
    Parameter: (parameter, ctx) =>
      requireEvidence(parameter, `Parameter \`${parameter.name}\``, ctx),
    Response: (response, ctx) => requireEvidence(response, `Response \`${ctx.key}\``, ctx),
    Header: (header, ctx) => requireEvidence(header, `Header \`${ctx.key}\``, ctx),
    SecurityScheme: (scheme, ctx) => requireEvidence(scheme, `Security scheme \`${ctx.key}\``, ctx),
    NamedSchemas(schemas, ctx) {
      for (const [name, schema] of Object.entries(schemas)) {
        const { node, location = ctx.location.child(name) } = ctx.resolve(schema);
        // What cannot be resolved is for another rule to report.
        if (node !== undefined) {
          requireEvidence(node, `Schema \`${name}\``, { report: ctx.report, location });
        }
      }
    },
    Schema(schema, ctx) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        // Beside a `$ref`, the property's own evidence counts; without it, that of the target.
        const holder =
          property?.['x-evidence'] === undefined ? ctx.resolve(property).node : property;
        requireEvidence(holder, `Property \`${name}\``, {
          report: ctx.report,
          location: ctx.location.child(['properties', name]),
        });
      }
    },
  };
}

function requireEvidence(node, what, { report, location }) {
  if (node?.['x-evidence'] === undefined) {
    report({ message: `${what} has no \`x-evidence\`.`, location: location.key() });
  }
}

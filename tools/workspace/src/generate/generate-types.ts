import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { JsonObject } from './json.ts';

/** Renders the types of paths, operations and components with openapi-typescript. */
export async function generateTypes(document: JsonObject): Promise<string> {
  // The bundle was linted as OpenAPI 3.1: its type is stricter than what JSON.parse can say.
  const ast = await openapiTS(document as unknown as OpenAPI3, { immutable: false });
  return astToString(ast);
}

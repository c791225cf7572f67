/** A bundled OpenAPI document, as far as the checks look into it. */
export interface Specification {
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, Parameter>;
    responses: Record<string, ResponseObject>;
  };
}

/** The operations of a path by their method, beside what they share. */
export type PathItem = Record<string, OperationObject | Reference[]>;

export interface Reference {
  $ref: string;
}

export interface OperationObject {
  operationId: string;
  parameters?: Reference[];
  requestBody?: RequestBodyObject;
  responses: Record<string, ResponseObject | Reference>;
}

export interface RequestBodyObject {
  content?: Record<string, MediaType>;
}

export interface ResponseObject {
  content?: Record<string, MediaType>;
}

export interface MediaType {
  schema?: Schema | Reference;
  examples?: Record<string, { value: unknown }>;
}

export interface Parameter {
  name: string;
  in: string;
  schema: Schema;
}

export interface Schema {
  type?: string | string[];
  required?: string[];
  properties?: Record<string, Schema>;
}

/** An operation and the address it has in the document. */
export interface LocatedOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: OperationObject;
}

/** Every operation of the document. */
export function listOperations({ paths }: Specification): LocatedOperation[] {
  return Object.entries(paths).flatMap(([path, pathItem]) =>
    Object.entries(pathItem).flatMap(([method, operation]) =>
      Array.isArray(operation) ? [] : [{ path, method, operation }],
    ),
  );
}

/**
 * One operation by its id.
 *
 * @throws Error if the document has none of that id
 */
export function findOperation(specification: Specification, operationId: string): LocatedOperation {
  const found = listOperations(specification).find(
    ({ operation }) => operation.operationId === operationId,
  );
  if (!found) throw new Error(`The specification has no operation ${operationId}.`);
  return found;
}

/**
 * The examples of an operation's answer with that status, by name; empty where no body is promised.
 *
 * @throws Error if the document has no such operation or answer
 */
export function listExamples(
  specification: Specification,
  operationId: string,
  status: string,
): Record<string, unknown> {
  const { operation } = findOperation(specification, operationId);
  const response = resolveResponse(specification, operation.responses[status]);
  if (!response) throw new Error(`${operationId} has no answer with status ${status}.`);
  return Object.fromEntries(
    Object.values(response.content ?? {}).flatMap(({ examples = {} }) =>
      Object.entries(examples).map(([name, { value }]) => [name, value]),
    ),
  );
}

function resolveResponse(
  { components }: Specification,
  response: ResponseObject | Reference | undefined,
): ResponseObject | undefined {
  if (!response || !('$ref' in response)) return response;
  return components.responses[response.$ref.slice(response.$ref.lastIndexOf('/') + 1)];
}

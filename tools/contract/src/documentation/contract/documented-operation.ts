import {
  resolveReference,
  type ContractBody,
  type ContractDocument,
  type ContractOperation,
  type ContractParameter,
  type ContractResponse,
  type Evidence,
} from './contract-document.ts';
import { createShape, type SchemaShape } from './schema-shape.ts';

type DocumentPath = readonly (string | number)[];

/** An operation of the specification, in the terms in which a page describes one. */
export interface DocumentedOperation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly place: DocumentPath;
  readonly roles: readonly string[];
  readonly schemes: readonly string[];
  readonly parameters: ReadonlyMap<string, DocumentedParameter>;
  readonly requestBody: SchemaShape | undefined;
  readonly responses: ReadonlyMap<string, DocumentedResponse>;
  /** Id of the source that is this operation's own page: the one that its success rests on. */
  readonly pageSource: string | undefined;
}

export interface DocumentedParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly default: string | undefined;
  readonly description: string;
  readonly shape: SchemaShape;
  readonly evidence: readonly Evidence[];
  /** Of the definition; a reference to it is followed. */
  readonly place: DocumentPath;
}

export interface DocumentedResponse {
  readonly status: string;
  /** Undefined where no body is promised. */
  readonly body: SchemaShape | undefined;
  readonly evidence: readonly Evidence[];
  readonly hasExamples: boolean;
  readonly place: DocumentPath;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** Every operation of the document. */
export function listDocumentedOperations(
  document: ContractDocument,
): readonly DocumentedOperation[] {
  return Object.entries(document.paths).flatMap(([path, pathItem]) => {
    const shared = pathItem['parameters'];
    return Object.entries(pathItem).flatMap(([method, operation]) =>
      isOperation(method, operation)
        ? [toDocumentedOperation(document, path, method, operation, isList(shared) ? shared : [])]
        : [],
    );
  });
}

function isOperation(method: string, value: unknown): value is ContractOperation {
  return methods.has(method) && typeof value === 'object' && !Array.isArray(value);
}

// Parameters of a path are a list of what those of an operation are.
function isList(value: unknown): value is NonNullable<ContractOperation['parameters']> {
  return Array.isArray(value);
}

function toDocumentedOperation(
  document: ContractDocument,
  path: string,
  method: string,
  operation: ContractOperation,
  shared: NonNullable<ContractOperation['parameters']>,
): DocumentedOperation {
  const place = ['paths', path, method];
  const responses = new Map(
    Object.entries(operation.responses).flatMap(([status, reference]) => {
      const response = resolveReference<ContractResponse>(document, reference);
      return response
        ? [
            [
              status,
              toResponse(document, status, response, [...place, 'responses', status]),
            ] as const,
          ]
        : [];
    }),
  );
  const security = operation.security ?? [];
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    place,
    roles: [...new Set(security.flatMap((requirement) => Object.values(requirement).flat()))],
    schemes: [...new Set(security.flatMap((requirement) => Object.keys(requirement)))],
    parameters: new Map([
      ...listParameters(document, shared, ['paths', path]),
      ...listParameters(document, operation.parameters ?? [], place),
    ]),
    requestBody:
      operation.requestBody && toBody(document, operation.requestBody, [...place, 'requestBody']),
    responses,
    pageSource: [...responses.values()]
      .find(({ status }) => status.startsWith('2'))
      ?.evidence.find(({ level }) => level !== 'observed')?.source,
  };
}

function listParameters(
  document: ContractDocument,
  parameters: NonNullable<ContractOperation['parameters']>,
  owner: DocumentPath,
): readonly (readonly [string, DocumentedParameter])[] {
  return parameters.flatMap((reference) => {
    const parameter = resolveReference<ContractParameter>(document, reference);
    if (!parameter) return [];
    const { name, required = false, description = '', schema } = parameter;
    const place = [...owner, 'parameters', name];
    const shape = createShape(document, [schema], [...place, 'schema']);
    const fallback = shape.alternatives.find((one) => one.default !== undefined)?.default;
    const evidence = parameter['x-evidence'] ?? [];
    return [
      [
        name,
        {
          name,
          in: parameter.in,
          required,
          default: fallback === undefined ? undefined : toText(fallback),
          description,
          shape,
          evidence,
          place: [...place, 'name'],
        },
      ] as const,
    ];
  });
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function toResponse(
  document: ContractDocument,
  status: string,
  response: ContractResponse,
  place: DocumentPath,
): DocumentedResponse {
  const examples = Object.values(response.content ?? {}).some(({ examples = {} }) =>
    Object.keys(examples).includes('documented'),
  );
  return {
    status,
    body: toBody(document, response, place),
    evidence: response['x-evidence'] ?? [],
    hasExamples: examples,
    place,
  };
}

function toBody(
  document: ContractDocument,
  { content = {} }: ContractBody,
  place: DocumentPath,
): SchemaShape | undefined {
  const [mediaType] = Object.entries(content).filter(([name]) => name !== 'text/plain');
  const schema = mediaType?.[1].schema;
  return mediaType && schema
    ? createShape(document, [schema], [...place, 'content', mediaType[0], 'schema'])
    : undefined;
}

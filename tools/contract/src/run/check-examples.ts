import addFormats from 'ajv-formats';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Finding } from '../report/contract-report.ts';
import { toSchemaPath } from '../specification/body-path.ts';
import { parsePointer } from '../specification/source-tree.ts';
import type { SpecificationMap } from '../specification/specification-map.ts';
import {
  listOperations,
  type MediaType,
  type Reference,
  type Specification,
} from '../specification/specification.ts';

interface ExampleUse {
  readonly operationId: string;
  /** Path of the media type in the specification. */
  readonly path: readonly string[];
  readonly media: MediaType;
}

/** Compares every example of a body with the schema beside it. */
export function checkExamples(specification: Specification, map: SpecificationMap): Finding[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('date-minute', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
  ajv.addSchema({ $id: 'specification', ...specification });
  return listExampleUses(specification).flatMap(({ operationId, path, media }) => {
    const pointer = [...path, 'schema'].map(escapeSegment).join('/');
    const validate = ajv.compile({ $ref: `specification#/${pointer}` });
    return Object.entries(media.examples ?? {}).flatMap(([name, { value }]) => {
      if (validate(value)) return [];
      return (validate.errors ?? []).filter(isCause).map((error): Finding => {
        const segments = parsePointer(error.instancePath);
        const place =
          map.find([...path, 'examples', name, 'value', ...segments]) ??
          map.locate([...path, 'examples', name, ...segments]);
        const schema = map.locate([
          ...path,
          'schema',
          ...toSchemaPath([...segments, ...fieldOf(error)]),
        ]);
        return {
          check: 'examples',
          severity: 'error',
          operations: [operationId],
          file: place.file,
          line: place.line,
          message: `The example ${name} disagrees with its schema at ${schema.file}:${schema.line}: ${describe(error)}.`,
          fix: 'Correct the example if it is ours, or the schema if the example is documented.',
          consumers: [],
        };
      });
    });
  });
}

/** A failed variant is the cause; that of no variant any fits is told by all of them. */
function isCause({ keyword }: ErrorObject): boolean {
  return keyword !== 'oneOf' && keyword !== 'anyOf' && keyword !== 'if';
}

/** The field that is missing or surplus, where that is what is wrong. */
function fieldOf({ params }: ErrorObject): readonly string[] {
  const field: unknown = params['missingProperty'] ?? params['additionalProperty'];
  return typeof field === 'string' ? [field] : [];
}

function describe({ instancePath, message = 'is invalid', params }: ErrorObject): string {
  const surplus: unknown = params['additionalProperty'];
  const named = typeof surplus === 'string' ? ` (${surplus})` : '';
  return `${instancePath === '' ? 'the body' : instancePath} ${message}${named}`;
}

function listExampleUses(specification: Specification): readonly ExampleUse[] {
  return listOperations(specification).flatMap(({ path, method, operation }) => {
    const { operationId, requestBody, responses } = operation;
    const at = ['paths', path, method];
    return [
      ...contentOf(specification, requestBody, [...at, 'requestBody']),
      ...Object.entries(responses).flatMap(([status, response]) =>
        contentOf(specification, response, [...at, 'responses', status]),
      ),
    ].map(({ media, mediaPath }) => ({ operationId, path: mediaPath, media }));
  });
}

function contentOf(
  specification: Specification,
  part: { content?: Record<string, MediaType> } | Reference | undefined,
  path: readonly string[],
): readonly { readonly media: MediaType; readonly mediaPath: readonly string[] }[] {
  if (!part) return [];
  if ('$ref' in part) {
    const target = part.$ref.slice(part.$ref.lastIndexOf('/') + 1);
    const response = specification.components.responses[target];
    return contentOf(specification, response, ['components', 'responses', target]);
  }
  return Object.entries(part.content ?? {}).map(([type, media]) => ({
    media,
    mediaPath: [...path, 'content', type],
  }));
}

function escapeSegment(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}

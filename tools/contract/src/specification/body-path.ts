/** A part of a request or an answer, as the tools name it. */
export interface BodyPart {
  /** As in the specification, such as `/api/sys/openaichatmessages/{id}`. */
  readonly path: string;
  readonly method: string;
  /** The status of the answer; undefined for a request. */
  readonly status?: string | undefined;
  /** Names and indices that lead to the part within the body. */
  readonly segments: readonly string[];
}

/** The path at which the specification describes a part of a body. */
export function toBodyPath({ path, method, status, segments }: BodyPart): readonly string[] {
  const holder = status === undefined ? ['requestBody'] : ['responses', status];
  return [
    'paths',
    path,
    method.toLowerCase(),
    ...holder,
    'content',
    'application/json',
    'schema',
    ...toSchemaPath(segments),
  ];
}

/** Where a schema describes what lies at these names and indices of a value. */
export function toSchemaPath(segments: readonly string[]): readonly string[] {
  return segments.flatMap((segment) =>
    /^\d+$/.test(segment) ? ['items'] : ['properties', segment],
  );
}

/** The segments of a path such as `$.Records[0].Id` or `$['Records'][0]`. */
export function parseBodyPath(text: string): readonly string[] {
  return [...text.matchAll(/[^.[\]'"$]+/g)].map(([segment]) => segment);
}

/** A bundled OpenAPI document, as far as pages of documentation state the same. */
export interface ContractDocument {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, ContractOperation | readonly unknown[]>>>
  >;
  readonly components: {
    readonly schemas: Readonly<Record<string, ContractSchema>>;
    readonly responses: Readonly<Record<string, ContractResponse>>;
    readonly parameters?: Readonly<Record<string, ContractParameter>>;
  };
}

export interface ContractReference {
  readonly $ref: string;
}

export interface ContractOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (ContractParameter | ContractReference)[];
  readonly requestBody?: ContractBody;
  readonly responses: Readonly<Record<string, ContractResponse | ContractReference>>;
  readonly 'x-evidence'?: readonly Evidence[];
}

export interface ContractParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ContractSchema;
  readonly 'x-evidence'?: readonly Evidence[];
}

export interface ContractBody {
  readonly content?: Readonly<
    Record<string, { readonly schema?: ContractSchema; readonly examples?: object }>
  >;
}

export interface ContractResponse extends ContractBody {
  readonly 'x-evidence'?: readonly Evidence[];
}

export interface ContractSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly 'x-extensible-enum'?: readonly { readonly value: unknown; readonly name?: string }[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ContractSchema>>;
  readonly items?: ContractSchema;
  readonly allOf?: readonly ContractSchema[];
  readonly oneOf?: readonly ContractSchema[];
  readonly anyOf?: readonly ContractSchema[];
  readonly 'x-evidence'?: readonly Evidence[];
}

/** How a statement of the specification is known. */
export interface Evidence {
  readonly level: string;
  readonly source: string;
  readonly statement?: string;
}

/** Whether a page is what a statement rests on. */
export function isDocumentedBy(evidence: readonly Evidence[], source: string | undefined): boolean {
  return evidence.some(
    (entry) => entry.source === source && ['documented', 'published'].includes(entry.level),
  );
}

/** What a local reference leads to, or the thing itself. */
export function resolveReference<T extends object>(
  document: ContractDocument,
  thing: T | ContractReference,
): T | undefined {
  if (!('$ref' in thing) || typeof thing.$ref !== 'string') return thing as T;
  let target: unknown = document;
  for (const segment of thing.$ref.replace(/^#\//, '').split('/')) {
    if (typeof target !== 'object' || target === null) return undefined;
    const key = decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
    target = Object.entries(target).find(([name]) => name === key)?.[1];
  }
  // The lint rules hold each reference to what belongs in its place.
  return target as T | undefined;
}

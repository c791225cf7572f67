/** A finding of a compiled validator, in the form that Ajv gives it. */
export interface SchemaError {
  /** JSON pointer of the value at fault. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A compiled schema: tells whether a value satisfies it, and leaves its findings in `errors`. */
export interface SchemaValidator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** The compiled schemas of one operation. */
export interface OperationValidators {
  readonly path: SchemaValidator;
  readonly query: SchemaValidator;
  readonly header: SchemaValidator;
  /** By media type. */
  readonly body: Readonly<Record<string, SchemaValidator>>;
  /** By status or `default`, then by media type; empty where no body is promised. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, SchemaValidator>>>>;
}

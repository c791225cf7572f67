// The package's own declarations import folders, which module resolution of Node.js does not follow.
declare module '@pactflow/openapi-pact-comparator' {
  export interface Result {
    /** Such as `request.query.unknown`. */
    code: string;
    type: 'error' | 'warning' | 'info';
    message: string;
    /** Where in the pact. */
    mockDetails?: { interactionDescription?: string | null; location: string };
  }

  export class Comparator {
    constructor(documents: { oas: object });
    /** Rejects if the file is no pact. */
    compare(pact: unknown): AsyncGenerator<Result>;
  }
}

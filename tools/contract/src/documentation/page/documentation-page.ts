/** A page of the documentation as statements, each with its line, whatever form it was read from. */
export interface DocumentationPage {
  readonly form: PageForm;
  readonly title: string | undefined;
  /** Every operation that the page names: in its head, or in the requests that it shows. */
  readonly operations: readonly PageOperation[];
  readonly parameters: readonly PageParameter[];
  readonly requestFields: readonly PageField[];
  readonly responses: readonly PageResponse[];
  readonly requestExamples: readonly PageExample[];
  readonly enumerations: readonly PageEnumeration[];
  readonly prose: readonly PageProse[];
  /** What the generated request and answer at the head of a rendered page show. */
  readonly skeleton: {
    readonly request: readonly PageField[];
    readonly response: readonly PageField[];
  };
}

export type PageForm = 'markdown' | 'rendered';

export interface PageOperation {
  /** In capitals. */
  readonly method: string;
  /** From the root of the server; of a sample request, ids are still in place of parameters. */
  readonly path: string;
  /** The query of a sample request. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly line: number;
}

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

export interface PageField {
  readonly name: string;
  /** As the page writes it; undefined where it states none. */
  readonly type: string | undefined;
  readonly required: boolean;
  readonly default: string | undefined;
  readonly description: string;
  readonly line: number;
  readonly children: readonly PageField[];
}

export interface PageParameter extends PageField {
  readonly in: ParameterLocation;
}

export interface PageResponse {
  readonly status: string;
  readonly line: number;
  readonly fields: readonly PageField[];
  readonly examples: readonly PageExample[];
}

export interface PageExample {
  readonly value: unknown;
  /** The line of a member, or of the nearest one above that is there. */
  lineOf(path: readonly (string | number)[]): number;
}

export interface PageEnumeration {
  readonly values: readonly NamedValue[];
  readonly line: number;
}

/** A value and what it stands for. */
export interface NamedValue {
  readonly value: string;
  readonly name: string;
}

export interface PageProse {
  readonly text: string;
  readonly line: number;
  readonly section: PageSection;
}

export type PageSection =
  | 'introduction'
  | 'authentication'
  | 'enums'
  | 'path'
  | 'query'
  | 'header'
  | 'body'
  | 'samples'
  | 'response';

import type { NamedValue, PageField, ParameterLocation } from './documentation-page.ts';

/** One thing on a page, in the order of the page: what every form is read into first. */
export type PageItem = { readonly line: number } & (
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'operation'; readonly method: string; readonly path: string }
  | {
      readonly kind: 'field';
      /** Undefined where only the section tells. */
      readonly location: ParameterLocation | 'body' | 'response' | undefined;
      readonly field: PageField;
    }
  | { readonly kind: 'enumeration'; readonly values: readonly NamedValue[] }
  | { readonly kind: 'prose'; readonly text: string }
  | PageCode
);

export interface PageCode {
  readonly kind: 'code';
  readonly line: number;
  readonly language: string;
  /** What stands beside the language, such as a title. */
  readonly meta: string;
  readonly text: string;
  /** Undefined where only the section tells. */
  readonly shows: 'request' | 'response' | 'skeleton' | undefined;
}

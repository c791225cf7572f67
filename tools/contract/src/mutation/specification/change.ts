import type { Path } from './sites.ts';
import type { YamlEditor } from './yaml-editor.ts';

/** A fault in one file of the specification. */
export interface SpecificationChange {
  readonly operator: string;
  readonly subject: string;
  /** The part that the fault is about. */
  readonly path: Path;
  readonly before: string;
  readonly after: string;
  readonly apply: (file: YamlEditor) => void;
}

import type { RecordedChange } from './change-recorder.ts';
import type { SourceDocument } from './source-document.ts';
import {
  createValueContext,
  type ValueContext,
  type ValueContextOptions,
} from './value-context.ts';

/** Which operation is compared, and what becomes of its differences. */
export interface OperationContext {
  readonly operationId: string;
  readonly oldDocument: SourceDocument;
  readonly newDocument: SourceDocument;
  record(change: OperationChange): void;
  /** For what a schema describes. */
  toValueContext(
    options: Pick<ValueContextOptions, 'direction' | 'location' | 'isOptional'>,
  ): ValueContext;
}

/** A change without what follows for most of them. */
export type OperationChange = Omit<RecordedChange, 'touch' | 'fix' | 'location'> &
  Partial<Pick<RecordedChange, 'touch' | 'fix' | 'location'>>;

export interface OperationContextOptions {
  readonly operationId: string;
  readonly oldDocument: SourceDocument;
  readonly newDocument: SourceDocument;
  readonly record: (operationId: string, change: RecordedChange) => void;
}

export function createOperationContext(options: OperationContextOptions): OperationContext {
  const { operationId, oldDocument, newDocument } = options;
  const record = (change: OperationChange): void => {
    const fix =
      change.effect === 'breaking'
        ? 'Take it back, or take a major step with a migration note.'
        : 'Nothing has to be done.';
    options.record(operationId, { touch: 'use', location: { part: 'operation' }, fix, ...change });
  };
  return {
    operationId,
    oldDocument,
    newDocument,
    record,
    toValueContext: (value) => createValueContext({ ...value, oldDocument, newDocument, record }),
  };
}

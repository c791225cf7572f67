import { listOperations, type Specification } from './specification.ts';

/** A copy of the document to which `change` was done. */
export function changeSpecification(
  specification: Specification,
  change: (copy: Specification) => void,
): Specification {
  const copy = structuredClone(specification);
  change(copy);
  return copy;
}

/**
 * A copy in which every answer has one of the statuses that are listed by number. The document lets
 * each operation answer with any other status too, without a promise; a check that took this for
 * documented could never notice a wrong one.
 */
export function withoutUnexpectedStatuses(specification: Specification): Specification {
  return changeSpecification(specification, (copy) => {
    for (const { operation } of listOperations(copy)) delete operation.responses['default'];
  });
}

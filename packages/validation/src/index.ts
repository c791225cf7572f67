export { operations, type OperationId } from './generated/operations.ts';
export { findDrift, type Drift } from './find-drift.ts';
export { matchOperation, type OperationMatch } from './match-operation.ts';
export type {
  Operation,
  Parameter,
  PersonalDataClass,
  RequestBody,
  ValueShape,
} from './operation.ts';
export type { OperationValidators, SchemaError, SchemaValidator } from './operation-validators.ts';
export {
  parseParameters,
  type ParsedParameters,
  type RequestParameters,
} from './parse-parameters.ts';
export { validateRequestBody, validateResponseBody } from './validate-body.ts';
export { toValidationFailure } from './validation-failure.ts';
export type { ValidationIssue } from './validation-issue.ts';

// Generated from openapi/ by `npm run generate`. Edit the specification instead of this file.

import type { OperationValidators } from '../operation-validators.js';
import type { OperationId } from './operations.js';

export declare const validators: Readonly<Record<OperationId, OperationValidators>>;

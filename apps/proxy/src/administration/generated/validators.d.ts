// Generated from apps/proxy/openapi/administration/ by `npm run generate`. Edit the specification instead of this file.

import type { OperationValidators } from '@nexudus-toolkit/validation';
import type { AdministrationOperationId } from './parameters.js';

export declare const validators: Readonly<Record<AdministrationOperationId, OperationValidators>>;

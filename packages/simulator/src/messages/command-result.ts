import type { CommandFailure, CommandSuccess } from '@nexudus-toolkit/api-types';
import { toTimestamp } from './blank-message.ts';

/** The envelope of a write that took effect. */
export function toCommandSuccess(
  verb: 'created' | 'updated' | 'deleted',
  id: number,
  updatedOn: Date,
  updatedBy: string,
): CommandSuccess {
  return {
    Status: 200,
    Message: `OpenAiChatMessage was successfully ${verb}.`,
    Value: { Id: id },
    OpenInDialog: false,
    OpenInWindow: false,
    RedirectURL: null,
    JavaScript: null,
    UpdatedOn: toTimestamp(updatedOn),
    UpdatedBy: updatedBy,
    Errors: null,
    WasSuccessful: true,
  };
}

/** The envelope of a write that had no effect, for a reason other than validation. */
export function toCommandFailure(message: string): CommandFailure {
  return {
    Status: 500,
    Message: message,
    Value: null,
    OpenInDialog: false,
    OpenInWindow: false,
    RedirectURL: null,
    JavaScript: null,
    UpdatedOn: null,
    UpdatedBy: null,
    Errors: null,
    WasSuccessful: false,
  };
}

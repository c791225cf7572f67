import { MatchersV3, type V3Response } from '@pact-foundation/pact';
import { jsonType, likeExample } from '../../src/pact/templates.ts';

/** An answer with a JSON body. */
export function jsonAnswer(status: number, body: unknown): V3Response {
  return { status, headers: { 'Content-Type': jsonType }, body };
}

/** A command that took effect on a message; on any message if no id is given. */
export function commandSuccess(Id?: number): V3Response {
  return jsonAnswer(200, {
    ...likeExample({
      Message: 'OpenAiChatMessage was successfully saved.',
      OpenInDialog: false,
      OpenInWindow: false,
      RedirectURL: null,
      JavaScript: null,
      UpdatedOn: '2025-01-15T10:30:00Z',
      UpdatedBy: 'service@example.com',
      Errors: null,
    }),
    Status: 200,
    Value: { Id: Id ?? MatchersV3.integer(87654321) },
    WasSuccessful: true,
  });
}

/** A request that was refused because of one property. */
export function validationFailure(PropertyName: string, AttemptedValue: unknown): V3Response {
  return jsonAnswer(400, {
    Message: MatchersV3.string(`${PropertyName}: is a required field`),
    Value: null,
    Errors: [{ AttemptedValue, Message: MatchersV3.string('is a required field'), PropertyName }],
    WasSuccessful: false,
  });
}

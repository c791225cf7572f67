import { requireStep, type ProxyStep } from '../pipeline/access.ts';
import { isFields, type Fields } from '../pipeline/fields.ts';
import { findScope } from './business-scope.ts';
import { businessFilter, sessionNotGranted } from './scope-problems.ts';
import type { ServiceRead } from './service-read.ts';

const sessionFilter = 'OpenAiChatMessage_AiChannelSession';

/**
 * Lets a write link a message to a session only if the session has messages in the business that
 * the message is for: a linked message shows the customer of its session, wherever that one is.
 */
export function createSessionCheck({ read }: { read: ServiceRead }): ProxyStep {
  return async (c, next) => {
    const { access } = c.var;
    const { body } = requireStep(access.request);
    if (!findScope(requireStep(access.grant)) || !isFields(body)) return next();
    const { BusinessId: business, AiChannelSessionId: session } = body;
    if (session == null || session === access.target?.['AiChannelSessionId']) return next();
    const result = await read(c, 'searchOpenAiChatMessages', {
      path: {},
      query: { [businessFilter]: Number(business), [sessionFilter]: Number(session), size: 1 },
    });
    if (result.kind === 'throttled') return result.response;
    const records = result.kind === 'read' ? listRecords(result.value) : [];
    const isKnown = records.some(
      ({ BusinessId, AiChannelSessionId }) =>
        BusinessId === business && AiChannelSessionId === session,
    );
    if (!isKnown) throw sessionNotGranted();
    return next();
  };
}

function listRecords(page: unknown): readonly Fields[] {
  const records = isFields(page) ? page['Records'] : undefined;
  return Array.isArray(records) ? records.filter(isFields) : [];
}

import { toAuditProblem } from '../pipeline/audit-record.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Witness } from '../recording/witness.ts';
import type { AdministrationRoute } from './administration-route.ts';

/** Many times what a checkpoint has, with the signatures of many keys. */
const maxBytes = 65_536;

/** Takes checkpoints of other logs, as the proxy sends its own to `audit.checkpoints.places`. */
export function createWitnessRoute(witness: Witness): AdministrationRoute {
  return {
    path: '/audit/checkpoints',
    method: 'POST',
    role: 'operator',
    answer: async (c) => {
      const note = await readNote(c.req.raw);
      const { requestId, administrator } = c.var;
      try {
        await witness.take(note, {
          ...{ requestId, administrator: administrator?.name, keyId: administrator?.keyId },
        });
      } catch (error) {
        throw error instanceof ProblemError ? error : toAuditProblem(error);
      }
      return c.body(null, 204);
    },
  };
}

async function readNote(request: Request): Promise<string> {
  const body: ReadableStream<Uint8Array> | null = request.body;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function tooLarge(): ProblemError {
  return new ProblemError('body-too-large', {
    detail: `A checkpoint has no more than ${maxBytes} bytes.`,
    proxyStatus: 'http_request_denied',
  });
}

import {
  NoteError,
  openAuditReader,
  openCheckpoint,
  parseVerifierKey,
  type AuditDetails,
  type AuditLog,
  type OpenedCheckpoint,
} from '@nexudus-toolkit/audit-log';
import { ProblemError } from '../problems/problem.ts';

/** Who sent a checkpoint, as entries name it. */
export interface CheckpointSender {
  readonly requestId: string;
  readonly administrator?: string | undefined;
  readonly keyId?: string | undefined;
}

export interface Witness {
  /**
   * Compares a checkpoint of another log with the latest one of it, and records it if it says
   * something new. Of a log that has grown it cannot tell whether it only grew.
   *
   * @throws ProblemError `checkpoint-invalid`, `checkpoint-conflict`
   * @throws AuditUnavailableError if that cannot be recorded
   */
  take(note: string, sender: CheckpointSender): Promise<void>;
}

export interface WitnessOptions {
  readonly auditLog: Pick<AuditLog, 'append'>;
  readonly auditUrl: string;
  /** Whose checkpoints count, in the form `<name>+<key id>+<base64>`. Asked each time. */
  readonly publicKeys: () => readonly string[];
}

/** What was said last of a log. */
type Claim = Pick<OpenedCheckpoint, 'size'> & { readonly root: string };

const nameLike = /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}$/;
const endsWithUuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Keeps checkpoints of other logs in this one, so that whoever rewrites theirs has to rewrite it, too. */
export function createWitness({ auditLog, auditUrl, publicKeys }: WitnessOptions): Witness {
  const latest = new Map<string, Claim>();
  let recalling: Promise<void> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /** What was recorded before this process began. */
  async function recall(): Promise<void> {
    const filter = { operation: 'witnessCheckpoint', decision: 'allowed' } as const;
    for await (const { details } of openAuditReader({ url: auditUrl }).query(filter)) {
      const { size, rootHash } = details ?? {};
      const name = details && toKey(details);
      if (name !== undefined && size !== undefined && rootHash !== undefined)
        latest.set(name, { size, root: rootHash });
    }
  }

  async function compare(checkpoint: OpenedCheckpoint, sender: CheckpointSender): Promise<void> {
    await (recalling ??= recall().catch((error: unknown) => {
      recalling = undefined;
      throw error;
    }));
    const { origin, size } = checkpoint;
    const root = Buffer.from(checkpoint.rootHash).toString('hex');
    const details: AuditDetails = { ...nameLog(origin), size, rootHash: root };
    const key = toKey(details) ?? origin;
    const before = latest.get(key);
    if (before?.size === size && before.root === root) return;
    const entry = {
      ...withoutEmpty(sender),
      ...({ phase: 'outcome', category: 'upkeep', operation: 'witnessCheckpoint' } as const),
      details,
    };
    if (before && size <= before.size) {
      await auditLog.append({ ...entry, decision: 'refused', reason: 'checkpoint-conflict' });
      throw conflict();
    }
    await auditLog.append({ ...entry, decision: 'allowed' });
    latest.set(key, { size, root });
  }

  return {
    async take(note, sender) {
      const checkpoint = open(note, publicKeys());
      // One after the other, for each is judged by the one before it.
      const compared = queue.then(() => compare(checkpoint, sender));
      queue = compared.catch(() => undefined);
      await compared;
    },
  };
}

function open(note: string, publicKeys: readonly string[]): OpenedCheckpoint {
  try {
    return openCheckpoint(note, publicKeys.map(parseVerifierKey));
  } catch (cause) {
    if (!(cause instanceof NoteError)) throw cause;
    throw new ProblemError('checkpoint-invalid', {
      detail: `This is no checkpoint that a key of audit.witness.publicKeys has signed. ${cause.message}`,
      proxyStatus: 'http_request_error',
      cause,
    });
  }
}

/** Which log it is, as far as there is a field for it: an origin is free to be any text. */
function nameLog(origin: string): Pick<AuditDetails, 'ofLog' | 'consumers'> {
  const [ofLog] = endsWithUuid.exec(origin) ?? [];
  const name = origin.replaceAll('/', ':');
  return {
    ...(ofLog !== undefined && { ofLog }),
    ...(ofLog === undefined && nameLike.test(name) && { consumers: [name] }),
  };
}

function toKey({ ofLog, consumers }: AuditDetails): string | undefined {
  return ofLog ?? consumers?.[0];
}

function withoutEmpty({ requestId, administrator, keyId }: CheckpointSender) {
  return {
    requestId,
    ...(administrator !== undefined && { administrator }),
    ...(keyId !== undefined && { keyId }),
  };
}

function conflict(): ProblemError {
  return new ProblemError('checkpoint-conflict', {
    detail:
      'The checkpoint contradicts an earlier one of the same log: that log has become shorter, or another one. Verify it.',
    proxyStatus: 'http_request_denied',
  });
}

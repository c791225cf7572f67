import { NoteKeyError, parseVerifierKey } from '@nexudus-toolkit/audit-log';
import { z } from 'zod';
import {
  path,
  remotePlace,
  sinkSchema,
  toSinkName,
  type AuditSinkConfig,
  type RemotePlace,
} from './sink-schema.ts';

/** How much of a client's address an entry says. */
export type ClientAddressPolicy = 'full' | 'truncated' | 'none';

/** A place that checkpoints are sent to. */
export type CheckpointPlace =
  { readonly file: string } | { readonly stdout: true } | ({ readonly url: string } & RemotePlace);

export interface CheckpointsConfig {
  readonly everySeconds: number;
  readonly origin?: string | undefined;
  readonly keyFile?: string | undefined;
  /** Left out: a file beside the log, or the proxy's own output where the log is no file. */
  readonly places?: readonly CheckpointPlace[] | undefined;
}

/** What is recorded, and what becomes of the record. */
export interface AuditConfig {
  readonly clientAddress: ClientAddressPolicy;
  /** ISO 3166-1 alpha-2. */
  readonly phoneCountry?: string | undefined;
  /** Whether reads go on while the log cannot be written. */
  readonly whenUnavailable: 'closed' | 'open-with-spool';
  readonly spool: { readonly path?: string | undefined; readonly maxBytes: number };
  readonly checkpoints: CheckpointsConfig;
  /** Whose checkpoints are taken at the administration port. */
  readonly witness: { readonly publicKeys: readonly string[] };
  readonly sinks: readonly AuditSinkConfig[];
  /** Left out: nothing is ever removed. */
  readonly retention?: { readonly keepMonths: number } | undefined;
  /** Left out: a folder beside the log. */
  readonly sinkPositions?: string | undefined;
}

const atStart = 'Changes at a restart only.';
const place: z.ZodType<CheckpointPlace> = z.union(
  [
    z.strictObject({
      file: path.describe('File that they are appended to; a full one is set aside.'),
    }),
    z.strictObject({
      stdout: z.literal(true).describe('A line of the log of the proxy for each.'),
    }),
    remotePlace,
  ],
  'must be { file: PATH }, { stdout: true } or { url: URL }, an https URL or one on this machine',
);

export const auditSchema: z.ZodType<AuditConfig> = z
  .strictObject({
    clientAddress: z
      .enum(['full', 'truncated', 'none'])
      .default('full')
      .describe(
        'How much of the client address is recorded. truncated: its network, /24 for IPv4 and /48 for IPv6.',
      ),
    phoneCountry: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be a country in two capitals, such as GB')
      .optional()
      .describe(`Country of phone numbers that are written without one. ${atStart}`),
    whenUnavailable: z
      .enum(['closed', 'open-with-spool'])
      .default('closed')
      .describe(
        `closed: nothing passes while the log cannot be written. open-with-spool: reads do, recorded in a file until it can. ${atStart}`,
      ),
    spool: z
      .strictObject({
        path: path
          .optional()
          .describe(
            'That file, of this process alone, on another disk if possible. Default: beside the log.',
          ),
        maxBytes: z
          .int()
          .positive()
          .default(67_108_864)
          .describe('Largest size of that file, in bytes; then reads are refused, too.'),
      })
      .prefault({})
      .describe(`Where reads are recorded with open-with-spool. ${atStart}`),
    checkpoints: z
      .strictObject({
        everySeconds: z
          .int()
          .positive()
          .max(86_400)
          .default(60)
          .describe(`Time from one signed checkpoint to the next, in seconds. ${atStart}`),
        origin: z
          .string()
          .regex(/^[^\s+]+$/, 'must be a name without spaces and plus signs')
          .optional()
          .describe(
            `Name of the log in its checkpoints, such as example.com/audit. One for each log: leave it out where replicas share a file. ${atStart}`,
          ),
        keyFile: path
          .optional()
          .describe(
            `File with the signing key (PEM, Ed25519), made if need be. Default: AUDIT_SIGNING_KEY, else a file beside the log. ${atStart}`,
          ),
        places: z
          .array(place)
          .optional()
          .describe(
            `Where checkpoints are sent. Default: a file beside the log; for PostgreSQL, data/audit-postgres-checkpoints. ${atStart}`,
          ),
      })
      .prefault({})
      .describe('Signed statements of how far the audit log has grown.'),
    witness: z
      .strictObject({
        publicKeys: z
          .array(z.string().refine(isVerifierKey, 'must be <name>+<key id>+<base64>'))
          .default([])
          .describe('Keys of other logs, as their proxies name them when they start.'),
      })
      .prefault({})
      .describe('Other logs whose checkpoints are taken at POST /audit/checkpoints and recorded.'),
    sinks: z
      .array(sinkSchema)
      .default([])
      .describe(`Further places that entries are copied to. ${atStart}`),
    retention: z
      .strictObject({
        keepMonths: z
          .int()
          .positive()
          .max(1_200)
          .describe('Whole calendar months before the present one that are kept.'),
      })
      .optional()
      .describe(
        `Entries of earlier months are removed, unless a legal hold keeps them. Left out: never. ${atStart}`,
      ),
    sinkPositions: path
      .optional()
      .describe(
        `Folder with how far each sink has got, of this process alone. Default: beside the log; for PostgreSQL, data/audit-postgres-sinks. ${atStart}`,
      ),
  })
  .superRefine(({ sinks }, context) => {
    const names = sinks.map(toSinkName);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) < index)
        context.addIssue({
          ...{ code: 'custom', path: ['sinks', index] },
          message: `has the name ${name}, as another one; give it a name of its own`,
        });
  })
  .describe('What is recorded of each access, and what becomes of it.');

function isVerifierKey(text: string): boolean {
  try {
    parseVerifierKey(text);
    return true;
  } catch (error) {
    if (error instanceof NoteKeyError) return false;
    throw error;
  }
}

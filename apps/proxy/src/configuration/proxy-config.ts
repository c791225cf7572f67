import { operations, type OperationId } from '@nexudus-toolkit/validation';
import { z } from 'zod';

/** What one consumer may do. Whatever is not named is refused. */
export interface Grant {
  readonly operations: readonly OperationId[];
}

/** Limits that protect the proxy and Nexudus. */
export interface Limits {
  readonly maxBodyBytes: number;
  readonly maxAnswerBytes: number;
  readonly upstreamConnectTimeoutMs: number;
  readonly upstreamTimeoutMs: number;
  readonly drainTimeoutMs: number;
}

export interface ProxyConfig {
  /** Grants by the name of the consumer. A consumer that is not named has none. */
  readonly consumers: Readonly<Record<string, Grant>>;
  readonly limits: Limits;
}

/** Operations that a consumer can be granted: those that need a role, so never the sign-in. */
const grantable = Object.values(operations)
  .filter(({ role }) => role !== null)
  .map(({ id }) => id);

const consumerName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens');

const grantSchema = z
  .strictObject({
    operations: z
      .array(z.enum(grantable))
      .describe('Operations that the consumer may call, by operation id. All others are refused.'),
  })
  .describe('What one consumer may do.');

const positive = z.int().positive();

const limitsSchema = z
  .strictObject({
    maxBodyBytes: positive
      .default(1_048_576)
      .describe('Largest request body, in bytes. A larger one is answered 413.'),
    maxAnswerBytes: positive
      .default(33_554_432)
      .describe('Largest answer of Nexudus, in bytes. A larger one is answered 502.'),
    upstreamConnectTimeoutMs: positive
      .default(5_000)
      .describe('Time to connect to Nexudus, in milliseconds.'),
    upstreamTimeoutMs: positive
      .default(30_000)
      .describe('Time for one call to Nexudus from its start to its last byte, in milliseconds.'),
    drainTimeoutMs: positive
      .default(30_000)
      .describe(
        'Time that requests in flight have to finish when the proxy stops, in milliseconds.',
      ),
  })
  .describe('Limits that protect the proxy and Nexudus.');

/** Shape of the file that `PROXY_CONFIG` names; its defaults fill what the file leaves out. */
export const proxyConfigSchema: z.ZodType<ProxyConfig> = z
  .strictObject({
    $schema: z.string().optional().describe('Address of this JSON Schema, for editors.'),
    consumers: z
      .record(consumerName, grantSchema)
      .default({})
      .describe('Grants by the name of the consumer. A consumer that is not named has none.'),
    limits: limitsSchema.prefault({}),
  })
  .describe('Consumers of the proxy, with what each may do, and limits.');

/** The JSON Schema of that file, for editors and for checks outside of the proxy. */
export function toProxyConfigJsonSchema(): object {
  return {
    ...z.toJSONSchema(proxyConfigSchema, { io: 'input' }),
    title: 'Configuration of the Nexudus proxy',
  };
}

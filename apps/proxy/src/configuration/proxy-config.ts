import { BlockList, isIP } from 'node:net';
import { operations, type OperationId } from '@nexudus-toolkit/validation';
import { z } from 'zod';
import { auditSchema, type AuditConfig } from './audit-schema.ts';
import { consumerName, grantSchema, type Grant } from './grant-schema.ts';
import { jwtSchema, type JwtConfig } from './jwt-schema.ts';
import { limitsSchema, type Limits } from './limits-schema.ts';

/** What becomes of an answer of Nexudus that differs from the specification. */
export type AnswerMode = 'report' | 'enforce';

export interface ProxyConfig {
  /** Grants by the name of the consumer. A consumer that is not named has none. */
  readonly consumers: Readonly<Record<string, Grant>>;
  readonly jwt?: JwtConfig | undefined;
  /** By operation; `report` for one that is not named. */
  readonly answers: Readonly<Partial<Record<OperationId, AnswerMode>>>;
  readonly cors: { readonly origins: readonly string[] };
  /** Addresses and networks (CIDR) whose `Forwarded` and `X-Forwarded-For` are believed. */
  readonly trustedProxies: readonly string[];
  readonly audit: AuditConfig;
  readonly limits: Limits;
}

const operationIds = Object.values(operations).map(({ id }) => id);

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text,
    'must be an origin such as https://app.example.com, without a path',
  );

const network = z
  .string()
  .refine(isNetwork, 'must be an IP address or a network such as 10.0.0.0/8');

/** Shape of the file that `PROXY_CONFIG` names; its defaults fill what the file leaves out. */
export const proxyConfigSchema: z.ZodType<ProxyConfig> = z
  .strictObject({
    $schema: z.string().optional().describe('Address of this JSON Schema, for editors.'),
    consumers: z
      .record(consumerName, grantSchema)
      .default({})
      .describe('Grants by the name of the consumer. A consumer that is not named has none.'),
    jwt: jwtSchema.optional(),
    answers: z
      .partialRecord(z.enum(operationIds), z.enum(['report', 'enforce']))
      .default({})
      .describe(
        'What becomes of an answer that differs from the specification, by operation id. report (default): it passes, and the log says so. enforce: 502.',
      ),
    cors: z
      .strictObject({
        origins: z
          .array(origin)
          .default([])
          .describe('Origins whose pages may call the proxy from a browser.'),
      })
      .prefault({})
      .describe('Consumers in browsers.'),
    trustedProxies: z
      .array(network)
      .default([])
      .describe('Load balancers whose Forwarded and X-Forwarded-For headers are believed.'),
    audit: auditSchema.prefault({}),
    limits: limitsSchema.prefault({}),
  })
  .superRefine(({ jwt, consumers }, context) => {
    for (const [value, consumer] of Object.entries(jwt?.consumers ?? {}))
      if (!Object.hasOwn(consumers, consumer))
        context.addIssue({
          code: 'custom',
          path: ['jwt', 'consumers', value],
          message: `names ${consumer}, which is no consumer of this file`,
        });
  })
  .describe('Consumers of the proxy, with what each may do, and limits.');

/** The JSON Schema of that file, for editors and for checks outside of the proxy. */
export function toProxyConfigJsonSchema(): object {
  return {
    ...z.toJSONSchema(proxyConfigSchema, { io: 'input' }),
    title: 'Configuration of the Nexudus proxy',
  };
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  if (!/^\d{1,3}$/.test(prefix)) return false;
  try {
    new BlockList().addSubnet(address, Number(prefix), version === 6 ? 'ipv6' : 'ipv4');
    return true;
  } catch {
    return false;
  }
}

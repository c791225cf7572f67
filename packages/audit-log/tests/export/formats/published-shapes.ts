/**
 * What the schemas that exports are mapped to demand, as far as these exports use them, written down
 * from their published sources: OCSF 1.8.0 (https://schema.ocsf.io/1.8.0/classes/api_activity) and
 * ECS 9.4.0 (https://github.com/elastic/ecs/blob/v9.4.0/generated/ecs/ecs_flat.yml). As JSON Schema,
 * closed: an attribute that the schemas do not know, or that is not of their type, is found.
 */
const string = { type: 'string' } as const;
const integer = { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 } as const;
const long = { type: 'integer' } as const;
const stringList = { type: 'array', items: string } as const;
const ipAddress = { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }], type: 'string' } as const;

function closed(properties: object, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(items: object): object {
  return { type: 'array', items };
}

function oneOf(...values: readonly (string | number)[]): object {
  return { enum: values };
}

const entity = closed({ name: string, uid: string });

/** Class API Activity (6003) of OCSF 1.8.0, with the profile of traces. */
export const ocsfShape: object = {
  ...closed(
    {
      activity_id: oneOf(0, 1, 2, 3, 4, 99),
      activity_name: string,
      category_uid: oneOf(6),
      category_name: string,
      class_uid: oneOf(6003),
      class_name: string,
      type_uid: oneOf(600300, 600301, 600302, 600303, 600304, 600399),
      time: long,
      severity_id: oneOf(0, 1, 2, 3, 4, 5, 6, 99),
      severity: string,
      status_id: oneOf(0, 1, 2, 99),
      status: oneOf('Unknown', 'Success', 'Failure'),
      status_code: string,
      status_detail: string,
      count: integer,
      start_time: long,
      end_time: long,
      metadata: closed(
        {
          version: oneOf('1.8.0'),
          product: closed({ name: string, vendor_name: string, feature: entity }),
          uid: string,
          sequence: integer,
          correlation_uid: string,
          original_time: string,
          log_name: string,
          log_version: string,
          profiles: { type: 'array', items: oneOf('trace') },
        },
        ['product', 'version'],
      ),
      actor: closed(
        {
          user: {
            ...closed({
              name: string,
              uid: string,
              type_id: oneOf(0, 1, 2, 3, 4, 99),
              programmatic_credentials: list(closed({ type: string, uid: string }, ['uid'])),
            }),
            anyOf: [{ required: ['name'] }, { required: ['uid'] }],
          },
        },
        ['user'],
      ),
      api: closed(
        {
          operation: string,
          service: closed({ name: string }, ['name']),
          request: closed({ uid: string }, ['uid']),
          response: closed({ code: integer, error: string }),
        },
        ['operation'],
      ),
      src_endpoint: {
        ...closed({ ip: ipAddress, name: string }),
        anyOf: [{ required: ['ip'] }, { required: ['name'] }],
      },
      http_request: closed({ http_method: string, uid: string }),
      http_response: closed({ code: integer, length: integer }, ['code']),
      resources: list(closed({ uid: string, type: string, role_id: oneOf(1, 2, 3, 4) }, ['uid'])),
      trace: closed({ uid: string }, ['uid']),
      unmapped: { type: 'object' },
    },
    [
      ...[
        'activity_id',
        'category_uid',
        'class_uid',
        'type_uid',
        'time',
        'severity_id',
        'metadata',
      ],
      ...['actor', 'api', 'src_endpoint'],
    ],
  ),
};

/** Fields of ECS 9.4.0. */
export const ecsShape: object = closed(
  {
    '@timestamp': { type: 'string', format: 'date-time' },
    ecs: closed({ version: oneOf('9.4.0') }, ['version']),
    event: closed({
      kind: oneOf('event'),
      category: list(oneOf('api')),
      // What the schema expects of the category `api`.
      type: list(
        oneOf(
          ...['access', 'admin', 'allowed', 'change', 'creation', 'deletion', 'denied', 'end'],
          ...['info', 'start', 'user'],
        ),
      ),
      outcome: oneOf('success', 'failure', 'unknown'),
      action: string,
      dataset: string,
      module: string,
      provider: string,
      id: string,
      sequence: long,
      reason: string,
    }),
    client: closed({ address: string, ip: ipAddress }),
    http: closed({
      request: closed({ id: string, method: string }),
      response: closed({ status_code: long, body: closed({ bytes: long }) }),
    }),
    service: closed({ name: string, type: string }),
    trace: closed({ id: string }),
    user: closed({ name: string }),
    related: closed({ ip: list(ipAddress), user: stringList, hash: stringList }),
    // Names of one's own products are free.
    nexudus: { type: 'object' },
  },
  ['@timestamp', 'ecs'],
);

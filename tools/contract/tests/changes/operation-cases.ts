import { documentOf, type Part } from './documents.ts';

/** Two documents and what is found, in this order and, if given, in the other. */
export interface OperationCase {
  readonly title: string;
  readonly from: Part;
  readonly to: Part;
  readonly found: readonly string[];
  readonly backwards?: readonly string[];
}

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const done = { description: 'Done' };

function operation(parts: Part = {}): Part {
  return { operationId: 'getThing', parameters: [id], responses: { '200': done }, ...parts };
}

function withParameters(...parameters: Part[]): Part {
  return documentOf({ get: operation({ parameters: [id, ...parameters] }) });
}

function withResponses(responses: Part): Part {
  return documentOf({ get: operation({ responses }) });
}

function withSecurity(security: Part[], root: Part = {}): Part {
  return documentOf({ get: operation({ security }) }, root);
}

function withBody(requestBody: Part): Part {
  return documentOf({ get: operation({ requestBody }) });
}

function withRules(...rules: Part[]): Part {
  return documentOf({ get: operation() }, { 'x-rules': rules });
}

const size = { name: 'size', in: 'query', schema: { type: 'integer' } };
const names = { name: 'names', in: 'query', schema: { type: 'array', items: { type: 'string' } } };
const json = { 'application/json': { schema: { type: 'object' } } };
const form = { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } };
const limit = { id: 'limits', appliesTo: ['getThing'] };
const header = { schema: { type: 'integer' } };

export const operationCases: readonly OperationCase[] = [
  {
    title: 'an operation more',
    from: documentOf({ get: operation() }),
    to: documentOf({ get: operation(), delete: operation({ operationId: 'deleteThing' }) }),
    found: ['additive both operation-added'],
    backwards: ['breaking both operation-removed'],
  },
  {
    title: 'another operation id',
    from: documentOf({ get: operation() }),
    to: documentOf({ get: operation({ operationId: 'readThing' }) }),
    found: ['breaking both operation-renamed'],
    backwards: ['breaking both operation-renamed'],
  },
  {
    title: 'another path',
    from: documentOf({}, { paths: { '/things/{id}': { get: operation() } } }),
    to: documentOf({}, { paths: { '/items/{id}': { get: operation() } } }),
    found: ['breaking request path-changed'],
  },
  {
    title: 'another name of a path parameter',
    from: documentOf({}, { paths: { '/things/{id}': { get: operation() } } }),
    to: documentOf(
      {},
      { paths: { '/things/{key}': { get: operation({ parameters: [{ ...id, name: 'key' }] }) } } },
    ),
    found: ['breaking request path-changed'],
  },
  {
    title: 'another method',
    from: documentOf({ get: operation() }),
    to: documentOf({ post: operation() }),
    found: ['breaking request method-changed'],
  },
  {
    title: 'a deprecated operation',
    from: documentOf({ get: operation() }),
    to: documentOf({ get: operation({ deprecated: true }) }),
    found: ['additive both deprecated'],
    backwards: [],
  },
  {
    title: 'an optional parameter',
    from: withParameters(),
    to: withParameters(size),
    found: ['additive request parameter-added'],
    backwards: ['breaking request parameter-removed'],
  },
  {
    title: 'a required parameter',
    from: withParameters(),
    to: withParameters({ ...size, required: true }),
    found: ['breaking request required-parameter-added'],
    backwards: ['breaking request parameter-removed'],
  },
  {
    title: 'a parameter that has to be sent',
    from: withParameters(size),
    to: withParameters({ ...size, required: true }),
    found: ['breaking request parameter-required'],
    backwards: ['additive request parameter-optional'],
  },
  {
    title: 'a parameter of another name',
    from: withParameters(size),
    to: withParameters({ ...size, name: 'count' }),
    found: ['breaking request parameter-removed', 'additive request parameter-added'],
  },
  {
    title: 'a parameter in another place',
    from: withParameters(size),
    to: withParameters({ ...size, in: 'header' }),
    found: ['breaking request parameter-removed', 'additive request parameter-added'],
  },
  {
    title: 'a header in capitals',
    from: withParameters({ ...size, in: 'header' }),
    to: withParameters({ ...size, in: 'header', name: 'SIZE' }),
    found: [],
    backwards: [],
  },
  {
    title: 'parameters in another order',
    from: withParameters(size, names),
    to: withParameters(names, size),
    found: [],
  },
  {
    title: 'a parameter of the path instead of the operation',
    from: documentOf({ get: operation() }),
    to: documentOf({ parameters: [id], get: operation({ parameters: [] }) }),
    found: [],
    backwards: [],
  },
  {
    title: 'another default of a parameter',
    from: withParameters({ ...size, schema: { type: 'integer', default: 25 } }),
    to: withParameters({ ...size, schema: { type: 'integer', default: 50 } }),
    found: ['breaking request default-changed'],
    backwards: ['breaking request default-changed'],
  },
  {
    title: 'another style',
    from: withParameters(names),
    to: withParameters({ ...names, style: 'pipeDelimited', explode: true }),
    found: ['breaking request style-changed'],
    backwards: ['breaking request style-changed'],
  },
  {
    title: 'a style that is the default',
    from: withParameters(names),
    to: withParameters({ ...names, style: 'form', explode: true, allowReserved: false }),
    found: [],
    backwards: [],
  },
  {
    title: 'a list in one instead of many',
    from: withParameters(names),
    to: withParameters({ ...names, explode: false }),
    found: ['breaking request explode-changed'],
    backwards: ['breaking request explode-changed'],
  },
  {
    title: 'explode where there is a single value',
    from: withParameters(size),
    to: withParameters({ ...size, explode: false }),
    found: [],
  },
  {
    title: 'reserved characters',
    from: withParameters(size),
    to: withParameters({ ...size, allowReserved: true }),
    found: ['additive request allowreserved-changed'],
    backwards: ['breaking request allowreserved-changed'],
  },
  {
    title: 'empty values',
    from: withParameters(size),
    to: withParameters({ ...size, allowEmptyValue: true }),
    found: ['additive request allowemptyvalue-changed'],
    backwards: ['breaking request allowemptyvalue-changed'],
  },
  {
    title: 'a body that may be left out',
    from: documentOf({ get: operation() }),
    to: withBody({ content: json }),
    found: ['additive request body-added'],
    backwards: ['breaking request body-removed'],
  },
  {
    title: 'a body that has to be sent',
    from: withBody({ content: json }),
    to: withBody({ required: true, content: json }),
    found: ['breaking request body-required'],
    backwards: ['additive request body-optional'],
  },
  {
    title: 'a media type more to send',
    from: withBody({ content: json }),
    to: withBody({ content: { ...json, ...form } }),
    found: ['additive request media-type-added'],
    backwards: ['breaking request media-type-removed'],
  },
  {
    title: 'a media type with a charset that it has anyway',
    from: withBody({ content: json }),
    to: withBody({
      content: { 'Application/JSON; charset=utf-8': { schema: { type: 'object' } } },
    }),
    found: [],
  },
  {
    title: 'another way to write a form',
    from: withBody({ content: { ...form } }),
    to: withBody({
      content: {
        'application/x-www-form-urlencoded': {
          schema: { type: 'object' },
          encoding: { a: { style: 'deepObject' } },
        },
      },
    }),
    found: ['additive both member-changed'],
    backwards: ['breaking both member-changed'],
  },
  {
    title: 'a media type more to read',
    from: withResponses({ '200': { ...done, content: json } }),
    to: withResponses({ '200': { ...done, content: { ...json, 'text/csv': {} } } }),
    found: ['additive response media-type-added'],
    backwards: ['breaking response media-type-removed'],
  },
  {
    title: 'a status more',
    from: withResponses({ '200': done }),
    to: withResponses({ '200': done, '404': done }),
    found: ['additive response status-added'],
    backwards: ['breaking response status-removed'],
  },
  {
    title: 'another status of success',
    from: withResponses({ '200': done }),
    to: withResponses({ '201': done }),
    found: ['breaking response status-removed', 'additive response status-added'],
  },
  {
    title: 'a body where none was promised',
    from: withResponses({ '200': done }),
    to: withResponses({ '200': { ...done, content: json } }),
    found: ['additive response body-added'],
    backwards: ['breaking response media-type-removed'],
  },
  {
    title: 'a header more',
    from: withResponses({ '200': done }),
    to: withResponses({ '200': { ...done, headers: { 'X-Count': header } } }),
    found: ['additive response header-added'],
    backwards: ['breaking response header-removed'],
  },
  {
    title: 'a header that always comes',
    from: withResponses({ '200': { ...done, headers: { 'X-Count': header } } }),
    to: withResponses({
      '200': { ...done, headers: { 'x-count': { ...header, required: true } } },
    }),
    found: ['additive response header-required'],
    backwards: ['breaking response header-optional'],
  },
  {
    title: 'another role',
    from: withSecurity([{ bearer: ['Read'] }]),
    to: withSecurity([{ bearer: ['List'] }]),
    found: ['breaking request role-changed'],
    backwards: ['breaking request role-changed'],
  },
  {
    title: 'a role more',
    from: withSecurity([{ bearer: ['Read'] }]),
    to: withSecurity([{ bearer: ['Read', 'List'] }]),
    found: ['breaking request role-changed'],
    backwards: ['additive request role-dropped'],
  },
  {
    title: 'another way to be let in',
    from: withSecurity([{ bearer: [] }]),
    to: withSecurity([{ bearer: [] }, { basic: [] }]),
    found: ['additive request credential-added'],
    backwards: ['breaking request credential-removed'],
  },
  {
    title: 'a second credential at once',
    from: withSecurity([{ bearer: [] }]),
    to: withSecurity([{ bearer: [], key: [] }]),
    found: ['breaking request credential-removed'],
    backwards: ['additive request credential-added'],
  },
  {
    title: 'a credential where none was needed',
    from: withSecurity([]),
    to: withSecurity([{ bearer: [] }]),
    found: ['breaking request credential-removed'],
    backwards: ['additive request credential-added'],
  },
  {
    title: 'what is asked of all operations',
    from: withSecurity([{ bearer: [] }]),
    to: documentOf({ get: operation() }, { security: [{ bearer: [] }] }),
    found: [],
    backwards: [],
  },
  {
    title: 'another kind of credential of the same name',
    from: withSecurity([{ key: [] }], {
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
    }),
    to: withSecurity([{ key: [] }], {
      components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } },
    }),
    found: ['breaking request security-scheme-changed'],
  },
  {
    title: 'a server more',
    from: documentOf({ get: operation() }, { servers: [{ url: 'https://one.example' }] }),
    to: documentOf(
      { get: operation() },
      { servers: [{ url: 'https://one.example/' }, { url: 'https://two.example' }] },
    ),
    found: ['additive request server-added'],
    backwards: ['breaking request server-removed'],
  },
  {
    title: 'fewer requests in the same time',
    from: withRules({ ...limit, windows: [{ requests: 10, windowMs: 1000 }] }),
    to: withRules({ ...limit, windows: [{ requests: 5, windowMs: 1000 }] }),
    found: ['breaking both limit-tightened'],
    backwards: ['additive both limit-loosened'],
  },
  {
    title: 'a limit more',
    from: withRules({ ...limit, windows: [] }),
    to: withRules({ ...limit, windows: [{ requests: 5, windowMs: 1000 }] }),
    found: ['breaking both limit-tightened'],
    backwards: ['additive both limit-loosened'],
  },
  {
    title: 'a rule more',
    from: withRules(),
    to: withRules({ ...limit, statement: 'One at a time.' }),
    found: ['additive both rule-added'],
    backwards: ['breaking both rule-removed'],
  },
  {
    title: 'a rule in other words',
    from: withRules({ ...limit, statement: 'One at a time.' }),
    to: withRules({ ...limit, statement: 'No two at once.' }),
    found: [],
  },
  {
    title: 'a rule of other operations',
    from: withRules({ ...limit, appliesTo: ['getThing'] }),
    to: withRules({ ...limit, appliesTo: ['getThing', 'other'] }),
    found: ['additive both rule-widened'],
    backwards: ['breaking both rule-narrowed'],
  },
  {
    title: 'a shorter time in a rule',
    from: withRules({ ...limit, lifetimeSeconds: 60 }),
    to: withRules({ ...limit, lifetimeSeconds: 30 }),
    found: ['breaking both rule-changed'],
    backwards: ['additive both rule-changed'],
  },
  {
    title: 'a webhook more',
    from: documentOf({ get: operation() }),
    to: documentOf({ get: operation() }, { webhooks: { created: { post: operation() } } }),
    found: ['additive both webhook-added'],
    backwards: ['breaking both webhook-removed'],
  },
];

import { beforeAll, describe, expect, it } from 'vitest';
import { lintWithEdits, type LintFinding, type SeededFault } from './redocly.ts';

const summary = 'components/schemas/OpenAiChatMessageSummary.yaml';
const paging = 'components/parameters/paging.yaml';
const sources = 'evidence/sources.yaml';
const contradictions = 'evidence/contradictions.yaml';

const entryFaults: SeededFault[] = [
  {
    title: 'a documented field that is called inferred',
    file: summary,
    find: '      - { level: documented, source: get-one-page }',
    replace: '      - { level: inferred, source: get-one-page }',
    ruleId: 'provenance/evidence-valid',
    place: `${summary}#/properties/BusinessId/x-evidence/0/level`,
  },
  {
    title: 'a published parameter that is called observed',
    file: 'components/parameters/token.yaml',
    find: 'level: published, source: refresh-token-page',
    replace: 'level: observed, source: refresh-token-page',
    ruleId: 'provenance/evidence-valid',
    place: 'components/parameters/token.yaml#/client_id/x-evidence/0/level',
  },
  {
    title: 'a conclusion beside a stronger entry about the whole',
    file: paging,
    find: '    - { level: documented, source: search-page, about: default }',
    replace: '    - { level: inferred, source: specification }',
    ruleId: 'provenance/evidence-valid',
    place: `${paging}#/page/x-evidence/1/level`,
  },
  {
    title: 'a conclusion beside a stronger entry about the same aspect',
    file: paging,
    find: '    - { level: documented, source: search-page, about: default }',
    replace: `    - { level: documented, source: search-page, about: default }
    - { level: inferred, source: specification, about: default, statement: As seen. }`,
    ruleId: 'provenance/evidence-valid',
    place: `${paging}#/page/x-evidence/2/level`,
  },
  {
    title: 'an entry that is there twice',
    file: paging,
    find: '    - { level: documented, source: search-page, about: default }',
    replace: `    - { level: documented, source: search-page, about: default }
    - { level: documented, source: search-page, about: default }`,
    ruleId: 'provenance/evidence-valid',
    place: `${paging}#/page/x-evidence/2`,
  },
  {
    title: 'an unknown aspect',
    file: paging,
    find: 'source: search-page, about: default',
    replace: 'source: search-page, about: defaults',
    ruleId: 'provenance/evidence-valid',
    place: `${paging}#/page/x-evidence/1/about`,
  },
  {
    title: 'an unknown key',
    file: paging,
    find: 'source: search-page, about: default',
    replace: 'source: search-page, aspect: default',
    ruleId: 'provenance/evidence-valid',
    place: `${paging}#/page/x-evidence/1/aspect`,
  },
  {
    title: 'a blank statement',
    file: 'components/schemas/CommandResult.yaml',
    find: 'statement: The envelope of a success.',
    replace: "statement: ' '",
    ruleId: 'provenance/evidence-valid',
    place: 'components/schemas/CommandResult.yaml#/x-evidence/0/statement',
  },
  {
    title: 'a conclusion from an unknown source',
    file: 'components/schemas/CommandSuccess.yaml',
    find: 'from: [create-page]',
    replace: 'from: [created-page]',
    ruleId: 'provenance/evidence-valid',
    place: 'components/schemas/CommandSuccess.yaml#/x-evidence/1/from',
  },
  {
    title: 'premises of what is no conclusion',
    file: paging,
    find: 'source: search-page, about: default',
    replace: 'source: search-page, about: default, from: [get-one-page]',
    ruleId: 'provenance/evidence-valid',
    place: `${paging}#/page/x-evidence/1/from`,
  },
  {
    title: 'an entry that is no object',
    file: paging,
    find: '- { level: documented, source: search-page, about: default }',
    replace: '- documented',
    ruleId: 'provenance/evidence-valid',
    place: `${paging}#/page/x-evidence/1`,
  },
  {
    title: 'a rule that cites an unknown source',
    file: 'openapi.yaml',
    find: 'x-evidence: [{ level: published, source: cli-entity-page }]',
    replace: 'x-evidence: [{ level: published, source: nowhere }]',
    ruleId: 'provenance/rules-complete',
    place: 'openapi.yaml#/x-rules/7/x-evidence/0/source',
  },
  {
    title: 'a rule whose id is taken',
    file: 'openapi.yaml',
    find: '  - id: throttled-by-429',
    replace: '  - id: throttled-by-409',
    ruleId: 'provenance/rules-complete',
    place: 'openapi.yaml#/x-rules/2/id',
  },
  {
    title: 'a named schema without evidence',
    file: 'components/schemas/PasswordGrant.yaml',
    find: `x-evidence:
  - { level: published, source: authentication-page }
  - { level: published, source: authentication-page, about: required }
`,
    replace: '',
    ruleId: 'provenance/evidence-present',
    place: 'components/schemas/PasswordGrant.yaml#/',
  },
];

const malformations: SeededFault[] = [
  {
    title: 'evidence that is a word',
    file: 'components/schemas/Token.yaml',
    find: '    x-evidence: [{ level: published, source: authentication-page }]',
    replace: '    x-evidence: published',
    ruleId: 'provenance/evidence-valid',
    place: 'components/schemas/Token.yaml#/properties/access_token/x-evidence',
  },
  {
    title: 'an empty entry',
    file: 'components/schemas/Token.yaml',
    find: '    x-evidence: [{ level: published, source: authentication-page }]',
    replace: '    x-evidence: [null]',
    ruleId: 'provenance/evidence-valid',
    place: 'components/schemas/Token.yaml#/properties/access_token/x-evidence/0',
  },
  {
    title: 'an empty property',
    file: 'components/schemas/Token.yaml',
    find: '  access_token:\n',
    replace: '  id_token:\n  access_token:\n',
    ruleId: 'provenance/evidence-present',
    place: 'components/schemas/Token.yaml#/properties/id_token',
  },
  {
    title: 'an empty source',
    file: sources,
    find: '  search-page:\n',
    replace: '  search-page:\n  other:\n',
    ruleId: 'provenance/sources-complete',
    place: `${sources}#/sources/search-page`,
  },
  {
    title: 'an empty statement of a source',
    file: sources,
    find: '    states:\n',
    replace: '    states:\n      -\n',
    ruleId: 'provenance/sources-complete',
    place: `${sources}#/sources/get-one-page/states/0`,
  },
  {
    title: 'an empty contradiction',
    file: contradictions,
    find: 'contradictions:\n',
    replace: 'contradictions:\n  -\n',
    ruleId: 'provenance/contradictions-complete',
    place: `${contradictions}#/contradictions/0`,
  },
  {
    title: 'an empty rule',
    file: 'openapi.yaml',
    find: 'x-rules:\n',
    replace: 'x-rules:\n  -\n',
    ruleId: 'provenance/rules-complete',
    place: 'openapi.yaml#/x-rules/0',
  },
  {
    title: 'rules that are no list',
    file: 'openapi.yaml',
    find: 'x-rules:\n',
    replace: 'x-rules: none\nx-others:\n',
    ruleId: 'provenance/rules-complete',
    place: 'openapi.yaml#/x-rules',
  },
];

const aspectFaults: SeededFault[] = [
  {
    title: 'a new nullability without evidence',
    file: summary,
    find: '    type: boolean\n',
    replace: "    type: [boolean, 'null']\n",
    ruleId: 'provenance/evidence-about',
    place: `${summary}#/properties/IsNew/x-evidence`,
  },
  {
    title: 'a nullability that went while its evidence stayed',
    file: summary,
    find: "    type: [integer, 'null']\n",
    replace: '    type: integer\n',
    ruleId: 'provenance/evidence-about',
    place: `${summary}#/properties/UserId/x-evidence/1/about`,
  },
  {
    title: 'null as one of several alternatives, without evidence',
    file: 'components/schemas/TokenError.yaml',
    find: '    type: string\n    description: The reason in words.\n',
    replace:
      "    oneOf: [{ type: string }, { type: 'null' }]\n    description: The reason in words.\n",
    ruleId: 'provenance/evidence-about',
    place: 'components/schemas/TokenError.yaml#/properties/error_description/x-evidence',
  },
  {
    title: 'items that may be null, without evidence',
    file: 'components/schemas/TokenError.yaml',
    find: '    type: string\n    description: The reason in words.\n',
    replace:
      "    type: array\n    items: { type: [string, 'null'] }\n    description: The reason in words.\n",
    ruleId: 'provenance/evidence-about',
    place: 'components/schemas/TokenError.yaml#/properties/error_description/x-evidence',
  },
  {
    title: 'a field without a type, and without evidence that it may be null',
    file: 'components/schemas/TokenError.yaml',
    find: '    type: string\n    description: The reason in words.\n',
    replace: '    description: The reason in words.\n',
    ruleId: 'provenance/evidence-about',
    place: 'components/schemas/TokenError.yaml#/properties/error_description/x-evidence',
  },
  {
    title: 'an enumeration without evidence',
    file: paging,
    find: 'schema: { type: string, minLength: 1 }',
    replace: 'schema: { type: string, minLength: 1, enum: [Id, CreatedOn] }',
    ruleId: 'provenance/evidence-about',
    place: `${paging}#/orderBy/x-evidence`,
  },
  {
    title: 'a constant without evidence',
    file: 'components/schemas/Token.yaml',
    find: '    examples: [bearer]\n',
    replace: '    const: bearer\n',
    ruleId: 'provenance/evidence-about',
    place: 'components/schemas/Token.yaml#/properties/token_type/x-evidence',
  },
  {
    title: 'an open enumeration without evidence',
    file: 'components/schemas/Action.yaml',
    find: '  - { level: documented, source: get-one-page, about: values }\n',
    replace: '',
    ruleId: 'provenance/evidence-about',
    place: 'components/schemas/Action.yaml#/x-evidence',
  },
  {
    title: 'a default without evidence',
    file: paging,
    find: 'schema: { type: integer, enum: [0, 1] }',
    replace: 'schema: { type: integer, enum: [0, 1], default: 0 }',
    ruleId: 'provenance/evidence-about',
    place: `${paging}#/dir/x-evidence`,
  },
  {
    title: 'a role without evidence',
    file: 'paths/openaichatmessages-by-id.yaml',
    find: '    - { level: documented, source: get-one-page, about: role }\n',
    replace: '',
    ruleId: 'provenance/evidence-about',
    place: 'paths/openaichatmessages-by-id.yaml#/get/x-evidence',
  },
  {
    title: 'required fields without evidence',
    file: 'components/schemas/PasswordGrant.yaml',
    find: '  - { level: published, source: authentication-page, about: required }\n',
    replace: '',
    ruleId: 'provenance/evidence-about',
    place: 'components/schemas/PasswordGrant.yaml#/x-evidence',
  },
];

const weaknesses: SeededFault[] = [
  {
    title: 'a conclusion about a field that an example shows',
    file: summary,
    find: '      - { level: documented, source: get-one-page }',
    replace: '      - { level: inferred, source: specification, statement: It seems so. }',
    ruleId: 'provenance/evidence-strongest',
    place: `${summary}#/properties/BusinessId/x-evidence/0`,
  },
  {
    title: 'a conclusion about a null that an example shows',
    file: summary,
    find: `      - level: documented
        source: get-one-page
        about: nullability
`,
    replace: `      - level: inferred
        source: specification
        about: nullability
`,
    ruleId: 'provenance/evidence-strongest',
    place: `${summary}#/properties/UserId/x-evidence/1`,
  },
  {
    title: 'a conclusion about a parameter that a page lists',
    file: 'components/parameters/message-filters.yaml',
    find: '  x-evidence: [{ level: documented, source: search-page }]',
    replace: '  x-evidence: [{ level: inferred, source: specification }]',
    ruleId: 'provenance/evidence-strongest',
    place: 'components/parameters/message-filters.yaml#/OpenAiChatMessage_Content/x-evidence/0',
  },
  {
    title: 'a conclusion about a default that a page states',
    file: paging,
    find: '    - { level: documented, source: search-page, about: default }',
    replace: '    - { level: inferred, source: specification, about: default }',
    ruleId: 'provenance/evidence-strongest',
    place: `${paging}#/page/x-evidence/1`,
  },
  {
    title: 'a conclusion about a role that a page names',
    file: 'paths/openaichatmessages-by-id.yaml',
    find: '    - { level: documented, source: get-one-page, about: role }',
    replace: '    - { level: inferred, source: specification, about: role }',
    ruleId: 'provenance/evidence-strongest',
    place: 'paths/openaichatmessages-by-id.yaml#/get/x-evidence/2',
  },
  {
    title: 'a conclusion about a status that a page publishes',
    file: 'components/responses/refusals.yaml',
    find: '  x-evidence: [{ level: published, source: authentication-page }]',
    replace: '  x-evidence: [{ level: inferred, source: specification }]',
    ruleId: 'provenance/evidence-strongest',
    place: 'components/responses/refusals.yaml#/Unauthorized/x-evidence/0',
  },
  {
    title: 'a conclusion about a rule that somebody observed',
    file: 'openapi.yaml',
    find: 'x-evidence: [{ level: observed, source: live-client }]',
    replace: 'x-evidence: [{ level: inferred, source: specification }]',
    ruleId: 'provenance/evidence-strongest',
    place: 'openapi.yaml#/x-rules/2/x-evidence/0',
  },
  {
    title: 'a field that its page does not have',
    file: summary,
    find: '  LocalizationDetails:\n    description',
    replace: `  Sentiment:
    type: string
    description: How the customer felt.
    x-evidence: [{ level: documented, source: get-one-page }]
  LocalizationDetails:
    description`,
    ruleId: 'provenance/evidence-supported',
    place: `${summary}#/properties/Sentiment/x-evidence/0`,
  },
];

const registerFaults: SeededFault[] = [
  {
    title: 'a source with an unknown level',
    file: sources,
    find: '    level: observed\n',
    replace: '    level: rumoured\n',
    ruleId: 'provenance/sources-complete',
    place: `${sources}#/sources/live-client/level`,
  },
  {
    title: 'a source without a description',
    file: sources,
    find: '    covers: Request limits and the 409 that answers a throttled request.\n',
    replace: '',
    ruleId: 'provenance/sources-complete',
    place: `${sources}#/sources/api-limitations-page`,
  },
  {
    title: 'a source that nothing cites',
    file: sources,
    find: 'sources:\n',
    replace: `sources:
  forum:
    title: A thread
    publisher: Somebody
    level: observed
    covers: This and that.
`,
    ruleId: 'provenance/sources-complete',
    place: `${sources}#/sources/forum`,
  },
  {
    title: 'a source with a key that means nothing',
    file: sources,
    find: '    publisher: Nexudus\n',
    replace: '    publisher: Nexudus\n    url: nexudus.com\n',
    ruleId: 'provenance/sources-complete',
    place: `${sources}#/sources/cli-entity-page/url`,
  },
  {
    title: 'a source that states something of what does not exist',
    file: sources,
    find: '      - about: default\n        parameters: [page, size]\n',
    replace: '      - about: default\n        parameters: [page, sizes]\n',
    ruleId: 'provenance/sources-complete',
    place: `${sources}#/sources/search-page/states/4/parameters/1`,
  },
  {
    title: 'a contradiction without a decision',
    file: contradictions,
    find: '    decision: 0 and 1, as the current page says. -1 is refused.\n',
    replace: '',
    ruleId: 'provenance/contradictions-complete',
    place: `${contradictions}#/contradictions/1`,
  },
  {
    title: 'a contradiction that nothing would settle',
    file: contradictions,
    find: '    settledBy: One sorted search per value against the live API.\n',
    replace: "    settledBy: ''\n",
    ruleId: 'provenance/contradictions-complete',
    place: `${contradictions}#/contradictions/1/settledBy`,
  },
  {
    title: 'a contradiction that quotes an unknown source',
    file: contradictions,
    find: 'source: older-search-page, says',
    replace: 'source: oldest-search-page, says',
    ruleId: 'provenance/contradictions-complete',
    place: `${contradictions}#/contradictions/1/statements/1/source`,
  },
  {
    title: 'a contradiction with one side',
    file: contradictions,
    find: '      - { source: older-search-page, says: 1 is ascending and -1 descending. }\n',
    replace: '',
    ruleId: 'provenance/contradictions-complete',
    place: `${contradictions}#/contradictions/1/statements`,
  },
  {
    title: 'a contradiction whose id is taken',
    file: contradictions,
    find: '  - id: sort-direction',
    replace: '  - id: action-values',
    ruleId: 'provenance/contradictions-complete',
    place: `${contradictions}#/contradictions/1/id`,
  },
  {
    title: 'a contradiction about a parameter that does not exist',
    file: contradictions,
    find: '      parameters: [dir]',
    replace: '      parameters: [direction]',
    ruleId: 'provenance/contradictions-complete',
    place: `${contradictions}#/contradictions/1/appliesTo/parameters/0`,
  },
  {
    title: 'a contradiction about nothing',
    file: contradictions,
    find: '    appliesTo:\n      parameters: [dir]\n',
    replace: '',
    ruleId: 'provenance/contradictions-complete',
    place: `${contradictions}#/contradictions/1`,
  },
  {
    title: 'a specification without sources',
    file: 'openapi.yaml',
    find: 'x-sources:\n  $ref: evidence/sources.yaml#/sources\n',
    replace: '',
    ruleId: 'provenance/sources-complete',
    place: 'openapi.yaml#/',
  },
  {
    title: 'a specification without contradictions',
    file: 'openapi.yaml',
    find: 'x-contradictions:\n  $ref: evidence/contradictions.yaml#/contradictions\n',
    replace: '',
    ruleId: 'provenance/contradictions-complete',
    place: 'openapi.yaml#/',
  },
  {
    title: 'a source that is there twice',
    file: sources,
    find: '  search-page:\n',
    replace: '  get-one-page:\n',
    ruleId: 'no-unresolved-refs',
    place: sources,
  },
];

// The process lints dozens of copies, on machines that may be busy with other suites.
const timeoutMs = 120_000;

describe.each([
  ['entries', entryFaults],
  ['malformed entries', malformations],
  ['aspects', aspectFaults],
  ['the strongest source', weaknesses],
  ['the register', registerFaults],
])('evidence: %s', (_, faults) => {
  let findings: LintFinding[][] = [];

  beforeAll(async () => {
    findings = await lintWithEdits(faults);
  }, timeoutMs);

  it.each(faults.map((fault, index) => ({ ...fault, index })))(
    'lint finds $title',
    ({ index, ruleId, place }) => {
      expect(findings[index]).toContainEqual(expect.objectContaining({ ruleId, place }));
    },
  );
});

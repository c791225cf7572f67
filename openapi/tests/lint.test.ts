import { beforeAll, describe, expect, it } from 'vitest';
import { bundleSpecification } from '../src/index.ts';
import type { LintFinding, SeededFault } from './redocly.ts';
import { lintDocument, lintSpecification, lintWithEdits, specificationFolder } from './redocly.ts';

const faults: SeededFault[] = [
  {
    title: 'a property without evidence',
    file: 'components/schemas/ValidationError.yaml',
    find: '    description: What is wrong.\n    x-evidence: [{ level: documented, source: create-page }]\n',
    replace: '    description: What is wrong.\n',
    ruleId: 'provenance/evidence-present',
    place: 'components/schemas/ValidationError.yaml#/properties/Message',
  },
  {
    title: 'a nested property without evidence',
    file: 'components/schemas/CommandSuccess.yaml',
    find: `        x-evidence:
          - { level: documented, source: create-page }
          - { level: inferred, source: specification, about: bounds }
`,
    replace: '',
    ruleId: 'provenance/evidence-present',
    place: 'components/schemas/CommandSuccess.yaml#/properties/Value/properties/Id',
  },
  {
    title: 'a property inside of an allOf without evidence',
    file: 'components/schemas/ValidationFailure.yaml',
    find: '        x-evidence: [{ level: documented, source: create-page }]\n',
    replace: '',
    ruleId: 'provenance/evidence-present',
    place: 'components/schemas/ValidationFailure.yaml#/allOf/1/properties/Errors',
  },
  {
    title: 'a parameter without evidence',
    file: 'components/parameters/message-filters.yaml',
    find: '  x-evidence: [{ level: documented, source: search-page }]\n',
    replace: '',
    ruleId: 'provenance/evidence-present',
    place: 'components/parameters/message-filters.yaml#/OpenAiChatMessage_Content',
  },
  {
    title: 'a response without evidence',
    file: 'components/responses/refusals.yaml',
    find: '  x-evidence: [{ level: published, source: authentication-page }]\n',
    replace: '',
    ruleId: 'provenance/evidence-present',
    place: 'components/responses/refusals.yaml#/Unauthorized',
  },
  {
    title: 'a header without evidence',
    file: 'components/headers/retry-after.yaml',
    find: `  x-evidence:
    - { level: observed, source: live-client }
    - { level: inferred, source: specification, about: bounds }
`,
    replace: '',
    ruleId: 'provenance/evidence-present',
    place: 'components/headers/retry-after.yaml#/RetryAfterIfKnown',
  },
  {
    title: 'an operation without evidence',
    file: 'paths/token.yaml',
    find: `  x-evidence:
    - { level: published, source: authentication-page }
    - { level: published, source: refresh-token-page }
    - { level: published, source: token-authentication-page }
`,
    replace: '',
    ruleId: 'provenance/evidence-present',
    place: 'paths/token.yaml#/post',
  },
  {
    title: 'an empty list of evidence',
    file: 'components/schemas/Token.yaml',
    find: 'x-evidence: [{ level: published, source: authentication-page }]',
    replace: 'x-evidence: []',
    ruleId: 'provenance/evidence-valid',
    place: 'components/schemas/Token.yaml#/properties/access_token/x-evidence',
  },
  {
    title: 'an unknown source',
    file: 'components/schemas/Token.yaml',
    find: 'source: authentication-page',
    replace: 'source: authentification-page',
    ruleId: 'provenance/evidence-valid',
    place: 'components/schemas/Token.yaml#/x-evidence/0/source',
  },
  {
    title: 'an unknown level',
    file: 'components/schemas/Token.yaml',
    find: 'level: published',
    replace: 'level: certain',
    ruleId: 'provenance/evidence-valid',
    place: 'components/schemas/Token.yaml#/x-evidence/0/level',
  },
  {
    title: 'a level stronger than its source supports',
    file: 'components/headers/retry-after.yaml',
    find: 'level: observed, source: live-client',
    replace: 'level: published, source: live-client',
    ruleId: 'provenance/evidence-valid',
    place: 'components/headers/retry-after.yaml#/RetryAfterIfKnown/x-evidence/0/level',
  },
  {
    title: 'a wrong level beside a reference',
    file: 'components/schemas/OpenAiChatMessageUpdate.yaml',
    find: '$ref: ./Action.yaml\n    x-evidence: [{ level: published,',
    replace: '$ref: ./Action.yaml\n    x-evidence: [{ level: documented,',
    ruleId: 'provenance/evidence-valid',
    place: 'components/schemas/OpenAiChatMessageUpdate.yaml#/properties/Action/x-evidence/0/level',
  },
  {
    title: 'an unknown class of personal data',
    file: 'components/schemas/CommandSuccess.yaml',
    find: 'x-personal-data: email',
    replace: 'x-personal-data: mail',
    ruleId: 'provenance/personal-data-class',
    place: 'components/schemas/CommandSuccess.yaml#/properties/UpdatedBy/x-personal-data',
  },
  {
    title: 'an unknown class of personal data on a parameter',
    file: 'components/parameters/message-filters.yaml',
    find: 'x-personal-data: free-text',
    replace: 'x-personal-data: text',
    ruleId: 'provenance/personal-data-class',
    place: 'components/parameters/message-filters.yaml#/OpenAiChatMessage_Content/x-personal-data',
  },
  {
    title: 'a rule for an operation that does not exist',
    file: 'openapi.yaml',
    find: 'appliesTo: [createOpenAiChatMessage]',
    replace: 'appliesTo: [createOpenAiChatMessages]',
    ruleId: 'provenance/rules-complete',
    place: 'openapi.yaml#/x-rules/11/appliesTo/0',
  },
  {
    title: 'a rule without evidence',
    file: 'openapi.yaml',
    find: '    lifetimeSeconds: 1296000\n    x-evidence: [{ level: published, source: refresh-token-page }]\n',
    replace: '    lifetimeSeconds: 1296000\n',
    ruleId: 'provenance/rules-complete',
    place: 'openapi.yaml#/x-rules/20',
  },
  {
    title: 'a parameter without description',
    file: 'components/parameters/message-filters.yaml',
    find: '  description: Only messages with this `Content`.\n',
    replace: '',
    ruleId: 'parameter-description',
    place: 'components/parameters/message-filters.yaml#/OpenAiChatMessage_Content',
  },
  {
    title: 'a schema without description',
    file: 'components/schemas/TokenRequest.yaml',
    find: 'description: A request for tokens, by signing in or with a refresh token.\n',
    replace: '',
    ruleId: 'provenance/schema-description',
    place: 'openapi.yaml#/components/schemas/TokenRequest',
  },
  {
    title: 'a property without description',
    file: 'components/schemas/TokenError.yaml',
    find: '    description: The reason in words.\n',
    replace: '',
    ruleId: 'provenance/schema-description',
    place: 'components/schemas/TokenError.yaml#/properties/error_description',
  },
  {
    title: 'a schema name in another case',
    file: 'openapi.yaml',
    find: '    TokenError:\n',
    replace: '    token_error:\n',
    ruleId: 'rule/schema-names',
    place: 'openapi.yaml#/components/schemas/token_error',
  },
];

// The process lints dozens of copies, on machines that may be busy with other suites.
const timeoutMs = 120_000;

describe('lint', { timeout: timeoutMs }, () => {
  let findings: LintFinding[][] = [];

  beforeAll(async () => {
    findings = await lintWithEdits(faults);
  }, timeoutMs);

  it('has no finding in the specification', async () => {
    expect(await lintSpecification(specificationFolder)).toEqual([]);
  });

  it('has no finding in its bundle either', async () => {
    expect(await lintDocument(await bundleSpecification())).toEqual([]);
  });

  it.each(faults.map((fault, index) => ({ ...fault, index })))(
    'finds $title',
    ({ index, ruleId, place }) => {
      expect(findings[index]).toContainEqual(expect.objectContaining({ ruleId, place }));
    },
  );
});

import { join } from 'node:path';
import { assert, describe, expect, it } from 'vitest';
import { checkExamples } from '../../src/run/check-examples.ts';
import { changeSpecification } from '../../src/specification/change-specification.ts';
import { readSpecification } from '../../src/specification/read-specification.ts';
import type { Specification } from '../../src/specification/specification.ts';
import { createSpecificationMap } from '../../src/specification/specification-map.ts';

const root = join(import.meta.dirname, '../../../..');
const map = await createSpecificationMap(join(root, 'openapi/openapi.yaml'), { relativeTo: root });
const specification = await readSpecification();

interface Fault {
  readonly title: string;
  readonly change: (copy: Specification) => void;
  readonly operations: readonly string[];
  readonly file: string;
  readonly message: string;
}

const faults: readonly Fault[] = [
  {
    title: 'a field that is never null',
    change: ({ components }) => {
      assert(components.schemas['OpenAiChatMessageSummary']?.properties);
      components.schemas['OpenAiChatMessageSummary'].properties['UserId'] = { type: 'integer' };
    },
    operations: ['searchOpenAiChatMessages', 'getOpenAiChatMessage'],
    file: 'openapi/examples/documented/get-one-response.json',
    message: 'openapi/components/schemas/OpenAiChatMessageSummary.yaml:',
  },
  {
    title: 'a required field that no example has',
    change: ({ components }) => {
      components.schemas['OpenAiChatMessageCreate']?.required?.push('Rating');
    },
    operations: ['createOpenAiChatMessage'],
    file: 'openapi/paths/openaichatmessages.yaml',
    message: "the body must have required property 'Rating'",
  },
  {
    title: 'a field of a request that is gone',
    change: ({ components }) => {
      delete components.schemas['OpenAiChatMessageUpdate']?.properties?.['Rating'];
    },
    operations: ['updateOpenAiChatMessage'],
    file: 'openapi/paths/openaichatmessages.yaml',
    message: 'the body must NOT have additional properties (Rating)',
  },
];

describe('checkExamples', () => {
  it('finds nothing in the specification', () => {
    expect(checkExamples(specification, map)).toEqual([]);
  });

  it.each(faults)('finds $title', ({ change, operations, file, message }) => {
    const findings = checkExamples(changeSpecification(specification, change), map);

    expect([...new Set(findings.flatMap((finding) => finding.operations))]).toEqual(operations);
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'examples',
        severity: 'error',
        file,
        message: expect.stringContaining(message) as string,
      }),
    );
  });
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStaleFiles } from '../../src/generate/find-stale-files.ts';
import { renderGeneratedFiles } from '../../src/generate/generated-files.ts';

const root = join(import.meta.dirname, '../../../..');
const files = await renderGeneratedFiles(root);
const [types, operations] = files.map(({ path }) => path);
const evidencePage = 'openapi/EVIDENCE.md';
const overlay = 'apps/proxy/openapi/proxy.overlay.yaml';
const administration = 'apps/proxy/openapi/administration/openapi.yaml';
const entrySchema = 'packages/audit-log/schema/audit-entry.schema.json';
const description = 'apps/proxy/src/description/generated/openapi.json';

let copy = '';

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'generated-'));
  for (const part of [
    'openapi.yaml',
    'redocly.yaml',
    'paths',
    'components',
    'examples',
    'evidence',
  ])
    await cp(join(root, 'openapi', part), join(copy, 'openapi', part), { recursive: true });
  for (const path of [overlay, administration, entrySchema, ...files.map((file) => file.path)])
    await cp(join(root, path), join(copy, path));
});

afterAll(async () => {
  await rm(copy, { recursive: true });
});

/** Runs a check while one file of the copy has other contents. */
async function withText(
  path: string,
  change: (text: string) => string,
  check: () => Promise<void>,
): Promise<void> {
  const file = join(copy, path);
  const text = await readFile(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(file, changed);
  try {
    await check();
  } finally {
    await writeFile(file, text);
  }
}

describe('the generated files', () => {
  it('follow from the specification as it is', async () => {
    expect(await findStaleFiles(root, files)).toEqual([]);
  });

  it('are stale when one has been edited by hand', async () => {
    await withText(
      String(types),
      (text) => text.replace('BusinessId: number', 'BusinessId: string'),
      async () => {
        expect(await findStaleFiles(copy, files)).toEqual([types]);
      },
    );
  });

  it('are stale when one is missing', async () => {
    await rm(join(copy, String(operations)));
    expect(await findStaleFiles(copy, files)).toEqual([operations]);
  });

  it('are stale when a field of the specification was renamed', async () => {
    await withText(
      'openapi/components/schemas/OpenAiChatMessageSummary.yaml',
      (text) => text.replaceAll('Rating', 'Score'),
      async () => {
        const stale = await findStaleFiles(root, await renderGeneratedFiles(copy));
        expect(stale).toEqual(
          expect.arrayContaining([types, 'packages/validation/src/generated/validators.js']),
        );
      },
    );
  });

  it('are stale when a parameter or a role of the specification was changed', async () => {
    await withText(
      'openapi/paths/openaichatmessages.yaml',
      (text) => text.replaceAll('OpenAiChatMessage-List', 'OpenAiChatMessage-Search'),
      async () => {
        expect(await findStaleFiles(root, await renderGeneratedFiles(copy))).toEqual([
          operations,
          evidencePage,
        ]);
      },
    );
  });

  it('are stale when the evidence of a statement was changed', async () => {
    await withText(
      'openapi/evidence/contradictions.yaml',
      (text) => text.replace('-1 is refused', '-1 is accepted'),
      async () => {
        const stale = await findStaleFiles(root, await renderGeneratedFiles(copy));
        expect(stale).toEqual([evidencePage]);
      },
    );
  });

  it('are stale when the overlay of the proxy was changed', async () => {
    await withText(
      overlay,
      (text) => text.replace('title: Nexudus proxy', 'title: Proxy'),
      async () => {
        expect(await findStaleFiles(root, await renderGeneratedFiles(copy))).toEqual([description]);
      },
    );
  });

  it('cannot be rendered when the overlay acts upon what is not there', async () => {
    await withText(
      overlay,
      (text) => text.replace("$.paths['/api/token']", "$.paths['/api/tokens']"),
      async () => {
        await expect(renderGeneratedFiles(copy)).rejects.toThrow(
          /proxy\.overlay\.yaml acts upon what is not there: \$\.paths\['\/api\/tokens'\]$/,
        );
      },
    );
  });

  it('cannot be rendered from a specification with a dangling reference', async () => {
    await withText(
      'openapi/components/schemas/OpenAiChatMessagePage.yaml',
      (text) => text.replace('OpenAiChatMessageSummary.yaml', 'NoSuchFile.yaml'),
      async () => {
        await expect(renderGeneratedFiles(copy)).rejects.toThrow(/NoSuchFile/);
      },
    );
  });
});

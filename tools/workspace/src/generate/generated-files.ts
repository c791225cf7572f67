import { join } from 'node:path';
import { bundleSpecification } from '@nexudus-toolkit/openapi';
import { toProxyConfigJsonSchema } from '@nexudus-toolkit/proxy';
import type { JsonObject } from './json.ts';
import { generateAdministration } from './generate-administration.ts';
import { generateDescription } from './generate-description.ts';
import { generateEvidencePage } from './evidence-page/generate-evidence-page.ts';
import { generateOperations } from './generate-operations.ts';
import { generateTypes } from './generate-types.ts';
import { generateValidators, validatorsDeclaration } from './generate-validators.ts';
import { readOperations } from './read-operations.ts';

const administration = 'apps/proxy/src/administration/generated';

const notice =
  '// Generated from openapi/ by `npm run generate`. Edit the specification instead of this file.\n\n';

/** A generated file: its path below the root of the repository, and what it has to contain. */
export interface GeneratedFile {
  readonly path: string;
  readonly contents: string;
}

/** Renders everything that follows from the specification below `root`, and writes nothing. */
export async function renderGeneratedFiles(root: string): Promise<readonly GeneratedFile[]> {
  // What Redocly has bundled is a JSON object.
  const document = (await bundleSpecification(join(root, 'openapi'))) as JsonObject;
  const operations = readOperations(document);
  const [types, validators, description, evidencePage, own] = await Promise.all([
    generateTypes(document),
    generateValidators(document, operations),
    generateDescription(document, join(root, 'apps/proxy/openapi/proxy.overlay.yaml')),
    generateEvidencePage(join(root, 'openapi')),
    renderAdministration(root),
  ]);
  return [
    { path: 'packages/api-types/src/generated/openapi.ts', contents: notice + types },
    {
      path: 'packages/validation/src/generated/operations.ts',
      contents: notice + generateOperations(operations),
    },
    { path: 'packages/validation/src/generated/validators.js', contents: notice + validators },
    {
      path: 'apps/proxy/schema/proxy-config.schema.json',
      contents: `${JSON.stringify(toProxyConfigJsonSchema(), null, 2)}\n`,
    },
    {
      path: 'packages/validation/src/generated/validators.d.ts',
      contents: notice + validatorsDeclaration,
    },
    { path: 'apps/proxy/src/description/generated/openapi.json', contents: description },
    { path: 'openapi/EVIDENCE.md', contents: evidencePage },
    ...own,
  ];
}

/** What follows from the description of the administration port, which is written by hand. */
async function renderAdministration(root: string): Promise<readonly GeneratedFile[]> {
  const folder = join(root, 'apps/proxy/openapi/administration');
  // What Redocly has bundled is a JSON object.
  const bundle = (await bundleSpecification(folder)) as JsonObject;
  const rendered = await generateAdministration(bundle);
  const ownNotice = notice.replace('openapi/', 'apps/proxy/openapi/administration/');
  return [
    { path: `${administration}/openapi.json`, contents: rendered.description },
    { path: `${administration}/parameters.ts`, contents: ownNotice + rendered.parameters },
    { path: `${administration}/validators.js`, contents: ownNotice + rendered.validators },
    {
      path: `${administration}/validators.d.ts`,
      contents: ownNotice + rendered.validatorsDeclaration,
    },
  ];
}

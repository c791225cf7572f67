import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compareSpecifications } from '../../src/changes/compare-specifications.ts';
import type { SpecificationChanges } from '../../src/changes/specification-changes.ts';

/** Parts of a document, written as freely as documents are. */
export interface Part {
  [name: string]: PartMember;
}
export type PartMember = null | boolean | number | string | PartMember[] | Part;

/** A document with these operations below one path. */
export function documentOf(pathItem: Part, root: Part = {}): Part {
  return {
    openapi: '3.1.1',
    info: { title: 'Things', version: '1.0.0' },
    paths: { '/things/{id}': pathItem },
    ...root,
  };
}

/** A document that accepts and answers a thing whose `value` has this schema. */
export function documentWithValue(
  direction: 'request' | 'response',
  schema: Part,
  root: Part = {},
): Part {
  const thing = {
    content: {
      'application/json': {
        schema: { type: 'object', properties: { value: schema, other: { type: 'string' } } },
      },
    },
  };
  const answer = { description: 'Done' };
  return documentOf(
    {
      put: {
        operationId: 'putThing',
        ...(direction === 'request' ? { requestBody: thing } : {}),
        responses: { '200': direction === 'response' ? { ...answer, ...thing } : answer },
      },
    },
    root,
  );
}

/** Puts files into a folder that is gone after the test, and returns the folder. */
export async function writeFiles(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'changes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

/** Compares two documents, with these pacts known. */
export async function compare(
  oldDocument: Part,
  newDocument: Part,
  pacts: Readonly<Record<string, unknown>> = {},
): Promise<SpecificationChanges> {
  const folder = await writeFiles({
    'old.json': JSON.stringify(oldDocument, undefined, 2),
    'new.json': JSON.stringify(newDocument, undefined, 2),
    'pacts/.keep': '',
    ...Object.fromEntries(
      Object.entries(pacts).map(([name, pact]) => [`pacts/${name}.json`, JSON.stringify(pact)]),
    ),
  });
  return compareSpecifications({
    oldFile: join(folder, 'old.json'),
    newFile: join(folder, 'new.json'),
    pactsFolder: join(folder, 'pacts'),
    relativeTo: folder,
  });
}

/** What the comparison found beyond wording, such as `breaking request field-removed`. */
export function listFound({ changes }: SpecificationChanges): readonly string[] {
  return changes
    .filter(({ effect }) => effect !== 'neutral')
    .map(({ effect, direction, kind }) => `${effect} ${direction} ${kind}`);
}

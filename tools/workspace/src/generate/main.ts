import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findStaleFiles } from './find-stale-files.ts';
import { renderGeneratedFiles } from './generated-files.ts';

const root = join(import.meta.dirname, '../../../..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const files = await renderGeneratedFiles(root);
const stale = await findStaleFiles(root, files);

if (values.check) {
  for (const path of stale)
    console.error(`${path} does not follow from openapi/. Run: npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, contents } of files) await writeFile(join(root, path), contents);
  console.log(stale.length > 0 ? `Rewrote ${stale.join(', ')}` : 'Nothing had to change');
}

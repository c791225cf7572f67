import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { toExcerpt, type Fault } from '../mutant.ts';
import type { SpecificationChange } from './change.ts';
import {
  listHeaderChanges,
  listOperationChanges,
  listParameterChanges,
  listPathChanges,
  listResponseChanges,
  listRuleChanges,
} from './operation-operators.ts';
import { listSchemaChanges } from './schema-operators.ts';
import { listSites, type Path, type Site } from './sites.ts';
import { createYamlEditor } from './yaml-editor.ts';

/** What can be wrong with each kind of site. */
const operators: Readonly<Record<Site['kind'], (site: Site) => readonly SpecificationChange[]>> = {
  schema: listSchemaChanges,
  parameter: listParameterChanges,
  header: listHeaderChanges,
  response: listResponseChanges,
  operation: listOperationChanges,
  paths: listPathChanges,
  rule: listRuleChanges,
};

/**
 * Finds every fault that the operators can seed into the specification.
 *
 * @param root the folder of the repository
 */
export function listSpecificationFaults(root: string): readonly Fault[] {
  const folder = join(root, 'openapi');
  const files = globSync(['openapi.yaml', 'paths/**/*.yaml', 'components/**/*.yaml'], {
    cwd: folder,
  }).toSorted();
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    return listSites(file, document.toJS()).flatMap((site) =>
      operators[site.kind](site).map(({ operator, subject, path, before, after, apply }) => ({
        area: 'specification' as const,
        operator,
        subject,
        file: `openapi/${file}`,
        line: lines.linePos(findOffset(document, path)).line,
        before: toExcerpt(before),
        after: toExcerpt(after),
        mutate() {
          const editor = createYamlEditor(text);
          apply(editor);
          return editor.print();
        },
      })),
    );
  });
}

/** Where a part begins, or the nearest part around it. */
function findOffset(document: Document, path: Path): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : findOffset(document, path.slice(0, -1));
}

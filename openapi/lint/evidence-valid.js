import { evidenceFaults } from './evidence-faults.js';
import { readSources, toLevelBySource } from './register.js';

/** Every `x-evidence`, wherever it stands, claims the level that its known source supports. */
export function EvidenceValid() {
  let levelBySource = new Map();
  const checkEvidence = (node, { report, rawLocation, location }) => {
    const evidence = node?.['x-evidence'];
    if (evidence === undefined) return;
    const at = '$ref' in node ? rawLocation : location;
    for (const { path, message } of evidenceFaults(evidence, levelBySource)) {
      report({ message, location: at.child(['x-evidence', ...path]) });
    }
  };
  return {
    Root: (root, ctx) => {
      levelBySource = toLevelBySource(readSources(root, ctx).value);
    },
    any: { enter: checkEvidence },
    // Keywords beside a `$ref` belong to no node of their own.
    ref: { enter: checkEvidence },
  };
}

import { evidenceFaults } from './evidence-faults.js';

/** Every `x-evidence`, wherever it stands, claims a known level that its known source can support. */
export function EvidenceValid() {
  return {
    any: { enter: checkEvidence },
    // Keywords beside a `$ref` belong to no node of their own.
    ref: { enter: checkEvidence },
  };
}

function checkEvidence(node, { report, rawLocation, location }) {
  const evidence = node?.['x-evidence'];
  if (evidence === undefined) return;
  const at = '$ref' in node ? rawLocation : location;
  for (const { path, message } of evidenceFaults(evidence)) {
    report({ message, location: at.child(['x-evidence', ...path]) });
  }
}

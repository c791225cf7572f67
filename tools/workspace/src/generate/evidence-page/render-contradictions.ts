import type { Contradiction, EvidenceLedger } from '@nexudus-toolkit/openapi';
import { renderAnchor, renderSourceLink } from './markdown.ts';

/** What sources disagree on: what each says, what was decided, and what would settle it. */
export function renderContradictions(ledger: EvidenceLedger): string[] {
  return [
    ...['', '## Contradictions', ''],
    'Where sources disagree with each other, or one with itself.',
    ...ledger.contradictions.flatMap((contradiction) => [
      ...['', `### ${contradiction.subject}`, ''],
      `${renderAnchor(`contradiction-${contradiction.id}`)}\`${contradiction.id}\`, from [evidence/contradictions.yaml](evidence/contradictions.yaml)`,
      '',
      ...contradiction.statements.map(
        ({ source, says }) => `- ${renderSourceLink(source)} says: ${says}`,
      ),
      ...['', `- Decided: ${contradiction.decision.trim()}`],
      `- Settled by: ${contradiction.settledBy.trim()}`,
      `- Applies to: ${renderAppliesTo(contradiction, ledger)}`,
    ]),
  ];
}

function renderAppliesTo({ appliesTo }: Contradiction, { statements }: EvidenceLedger): string {
  return Object.entries(appliesTo)
    .flatMap(([kind, names]) =>
      names.map((name) => {
        const first = statements.find((one) => one.kind === kind && one.name === name);
        return first ? `[\`${name}\`](#${first.id})` : `\`${name}\``;
      }),
    )
    .join(', ');
}

/** Everything that keeps the contract, in the order of the report. */
export const checks = [
  { id: 'lint', title: 'Lint' },
  { id: 'examples', title: 'Examples' },
  { id: 'evidence', title: 'Evidence' },
  { id: 'documented-facts', title: 'Documented facts' },
  { id: 'generated-code', title: 'Generated code' },
  { id: 'prism-mock', title: 'Prism: client on mock' },
  { id: 'prism-simulator', title: 'Prism: simulator' },
  { id: 'prism-proxy', title: 'Prism: proxy' },
  { id: 'pact-consumer', title: 'Pact: client' },
  { id: 'pact-simulator', title: 'Pact: simulator' },
  { id: 'pact-proxy', title: 'Pact: proxy' },
  { id: 'pact-specification', title: 'Pact: specification' },
  { id: 'breaking-changes', title: 'Breaking changes' },
] as const;

export type CheckId = (typeof checks)[number]['id'];

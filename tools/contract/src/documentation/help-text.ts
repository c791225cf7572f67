/** What `--help` prints. */
export const helpText = `Compares pages of the Nexudus documentation with the specification in openapi/.

Usage: npm run docs:check -- <page.md or URL>… [--json]

A page is a file or an http(s) address: the published Markdown of an operation's page (its address
with .md), or the text of the rendered page.

Options
  --json    one JSON document, see tools/contract/schema/documentation-drift.schema.json
  --help    this text

Exit code: 0 in line, 1 drift, 2 a page is unreadable or the command is wrong.
`;

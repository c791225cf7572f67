/** What `--help` prints. */
export const helpText = `Works on the audit log: the record of who accessed which message.

Usage: npm run audit -- <command> [options]

Commands
  verify    recomputes every hash; exit 0 intact, 1 tampered or incomplete, 2 unreadable
  query     shows entries: a table on a terminal, JSON lines otherwise
  export    writes entries as JSON lines, in the canonical form that was hashed

Options of query
  --last N            no more than the latest N entries (on a terminal 50 unless given)
  --consumer NAME     of this consumer
  --operation ID      of this operation, such as getOpenAiChatMessage
  --request-id ID     of this request, see the answer's X-Request-Id
  --record ID         that disclosed or changed this record
  --since TIME        from this time on, such as 2026-11-20 or 2026-11-20T08:00Z
  --until TIME        before this time
  --json              JSON lines on a terminal, too

Options of export
  --since TIME, --until TIME   as for query
  --output FILE                into a new file instead of standard output

Options of every command
  --store URL         the log; AUDIT_URL unless given, else sqlite:./data/audit.db
  --help              this text
`;

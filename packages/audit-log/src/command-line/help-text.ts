/** What `--help` prints. */
export const helpText = `Works on the audit log: the record of who accessed which message.

Usage: npm run audit -- <command> [options]

Commands
  verify              recomputes every hash; exit 0 intact, 1 tampered or incomplete, 2 unreadable
  query               shows entries: a table on a terminal, JSON lines otherwise
  export              writes entries as JSON lines, in the canonical form that was hashed, and last
                      a watermark that shows when something of them is missing
  checkpoint          signs the log as it is, prints the checkpoint and appends it to a file
  checkpoint --list   shows checkpoints
  proof inclusion     shows that an entry is in the log
  proof consistency   shows that the log has only grown

Options of verify
  --file FILE         an export instead of the log
  --checkpoint FILE   compare with these checkpoints, too; may be given again
  --public-key KEY    who signed them: <name>+<key id>+<base64> or a file; may be given again
  --origin NAME       what they should name as their log; that of the first one unless given
  --clock-tolerance-ms N  how far back the clock may go from an entry to the next; 0 unless given
  --json              the result as JSON
  --verbose           how fast it went

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

Options of checkpoint
  --signing-key FILE  Ed25519 key as PEM; AUDIT_SIGNING_KEY or the file AUDIT_SIGNING_KEY_FILE unless
                      given, else one beside the log, which is made if need be
  --origin NAME       name of the log and of the key, such as example.com/audit
  --output FILE       append to this file instead of the one beside the log
  --list              with --checkpoint, --public-key, --origin and --json: shows those there are

Options of proof
  --sequence N        the entry (inclusion)
  --from N            the earlier number of entries (consistency)
  --size N            the number of entries to prove against; all of them unless given
  --checkpoint FILE   prove against the latest checkpoint there, as c2sp.org/tlog-proof (inclusion)
  --public-key KEY    who signed it
  --json              the proof as JSON

Options of every command
  --store URL         the log; AUDIT_URL unless given, else sqlite:./data/audit.db
  --help              this text
`;

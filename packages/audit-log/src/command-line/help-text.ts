/** What `--help` prints. */
export const helpText = `Works on the audit log: the record of who accessed which message.

Usage: npm run audit -- <command> [options]
For JSON to go on with, npm run -s audit -- <command> leaves out the lines that npm prints itself.

Commands
  query               shows entries: a table on a terminal, JSON lines otherwise
  subject PERSON      shows who saw a person, such as coworker:123 or email:someone@example.com: a
                      table on a terminal, JSON otherwise
  tail                shows the latest entries, and with -f those that arrive
  export              writes entries to other programs; the last line is a watermark that shows when
                      something of them is missing
  verify              recomputes every hash of every log of the store; exit 0 intact, 1 tampered or
                      incomplete, 2 unreadable
  checkpoint          signs the log as it is, prints the checkpoint and appends it to a file
  checkpoint --list   shows checkpoints
  proof inclusion     shows that an entry is in the log
  proof consistency   shows that the log has only grown
  retain              removes whole months (UTC) that were kept for long enough, and leaves signed
                      tombstones, with which the log still verifies
  erase MONTH         makes the pseudonyms of a month meaningless for good, such as 2026-05
  hold NAME           keeps entries from both: those of a consumer, about a person, of a time
  hold --list         shows the holds in force
  release NAME        ends a hold
  doctor              looks at everything around the log, and says what to do; exit 0 all is well,
                      1 warnings, 2 problems

Who queries, exports, verifies or keeps up the log is put on record himself, in the log of readings of
the store; show it with query --log readings. What cannot be recorded shows nothing and changes
nothing; only verify goes on.

Options of query and tail
  --last N            no more than the latest N entries; on a terminal 50 unless given, for tail 10
  --consumer NAME     of this consumer
  --key ID            of this API key
  --operation ID      of this operation, such as getOpenAiChatMessage
  --request-id ID     of this request, see the answer's X-Request-Id
  --record ID         that disclosed or changed this record
  --business ID       that disclosed or changed a record of this business
  --subject PERSON    about this person, such as coworker:123; may be given again: about any of them
  --country CODE      of their phone numbers without a country code, such as GB
  --decision WORD     allowed, refused or unknown
  --status N          that were answered with this status
  --category WORD     access, reading, upkeep or recovery
  --phase WORD        intent or outcome
  --since TIME        from this time on, such as 2026-11-20 or 2026-11-20T08:00Z
  --until TIME        before this time
  --log WORD          access, unless given, or readings: who read the logs and kept them up
  --log-id UUID       of this log, where a store holds several
  --json              JSON lines on a terminal, too
  -f, --follow        go on with what arrives, until Ctrl-C (tail)

Options of subject
  --since TIME, --until TIME, --country CODE, --json   as for query

Options of export
  --since TIME, --until TIME, --log WORD, --log-id UUID   as for query
  --format WORD       ndjson unless given, the canonical form that was hashed, which verify --file
                      reads; csv, ocsf (API Activity) or ecs
  --output FILE       into a new file instead of standard output

Options of verify
  --file FILE         an export instead of the logs of a store
  --log-id UUID       this log alone
  --checkpoint FILE   compare with these checkpoints, too; may be given again
  --public-key KEY    who signed them: <name>+<key id>+<base64> or a file; may be given again
  --origin NAME       what they should name as their log; that of the first one unless given
  --clock-tolerance-ms N  how far back the clock may go from an entry to the next; 0 unless given
  --json              the result as JSON
  --verbose           how fast it went

Options of checkpoint
  --signing-key FILE  Ed25519 key as PEM; AUDIT_SIGNING_KEY or the file AUDIT_SIGNING_KEY_FILE unless
                      given, else one beside the log, which is made if need be
  --origin NAME       name of the log and of the key, such as example.com/audit
  --log-id UUID       this log, where a store holds several
  --output FILE       append to this file instead of the one beside the log
  --list              with --checkpoint, --public-key, --origin and --json: shows those there are

Options of proof
  --sequence N        the entry (inclusion)
  --from N            the earlier number of entries (consistency)
  --size N            the number of entries to prove against; all of them unless given
  --checkpoint FILE   prove against the latest checkpoint there, as c2sp.org/tlog-proof (inclusion)
  --public-key KEY    who signed it
  --log-id UUID       this log, where a store holds several
  --json              the proof as JSON

Options of retain
  --keep-months N     so many whole months besides the present one
  --dry-run           say only what would be removed, and what is held
  --signing-key FILE, --origin NAME    as for checkpoint: who signs the tombstones
  --json              what was removed as JSON

Options of hold
  --consumer NAME     entries of this consumer
  --subject PERSON    entries about this person, also those to come
  --since TIME, --until TIME   entries of this time
  --list, --json      shows the holds

Options of doctor
  --sink-positions FOLDER  where the proxy keeps how far its sinks are, if not beside the log
  --json              the report as JSON

Options of every command
  --store URL         the logs; AUDIT_URL unless given, else sqlite:./data/audit.db
  --help              this text

PERSON needs the secret that the pseudonyms were made with: AUDIT_SECRET, the file AUDIT_SECRET_FILE,
or the one beside a SQLite log.
`;

import { readAuditEntry } from './audit-entry-shape.ts';

/** What places an entry in a log. */
export interface EntryPlace {
  readonly logId: string;
  readonly sequence: number;
  readonly time: string;
}

const name = String.raw`"[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}"`;
// No more digits than a number holds exactly.
const whole = String.raw`(?:0|[1-9]\d{0,14})`;
const status = String.raw`[1-5]\d\d`;
const listOf = (item: string): string => String.raw`\[(?:${item}(?:,${item})*)?\]`;
const optional = (member: string): string => `(?:${member},)?`;

/** The members of an entry in their canonical order, as nearly every entry has them. */
const usualEntry = new RegExp(
  [
    '^\\{',
    optional('"clientAddress":"[0-9A-Fa-f.:]{2,45}"'),
    optional(`"consumer":${name}`),
    '"decision":"(?:allowed|refused)",',
    optional(`"keyId":${name}`),
    '"logId":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",',
    '"method":"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|OTHER)",',
    optional(`"operation":${name}`),
    optional(`"parameters":${listOf(name)}`),
    '"phase":"(?:intent|outcome)",',
    optional('"reason":"[a-z][a-z0-9]*(?:-[a-z0-9]+){0,15}"'),
    optional(
      `"records":\\{"businessIds":${listOf(whole)},"ids":${listOf(whole)},"personalData":${listOf(name)}\\}`,
    ),
    `"requestId":${name},`,
    optional(
      `"response":\\{"bytes":${whole},"status":${status}(?:,"wasSuccessful":(?:true|false))?\\}`,
    ),
    `"schemaVersion":1,"sequence":([1-9]\\d{0,14}),`,
    '"time":"(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z)"',
    '(?:,"traceId":"[0-9a-f]{32}")?',
    `(?:,"upstream":\\{"attempts":${whole},"durationMs":${whole}(?:\\.\\d+)?(?:,"status":${status})?\\})?`,
    '\\}$',
  ].join(''),
);

/**
 * Finds the place of an entry in its text; nothing when the text is no entry. What the pattern does
 * not know is parsed: the pattern only spares most entries that, for the speed of it.
 */
export function scanEntry(text: string): EntryPlace | undefined {
  const [, logId, sequence, time] = usualEntry.exec(text) ?? [];
  if (logId !== undefined && sequence !== undefined && time !== undefined) {
    return { logId, sequence: Number(sequence), time };
  }
  try {
    return readAuditEntry(JSON.parse(text));
  } catch {
    // Whatever is wrong with the text, it is not what the log has written.
    return undefined;
  }
}

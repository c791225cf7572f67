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
const pseudonym = String.raw`"\d{4}-\d{2}\.[A-Za-z0-9_-]{22}"`;
const subjects = String.raw`\d{4}-\d{2}(?:\.[A-Za-z0-9_-]{22})+`;
const time = String.raw`"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z"`;
// Few and small enough to be within the bounds of what may be unfolded.
const ids = String.raw`"(?:(?:0|[1-9]\d{0,13})(?:\+[1-9]\d{0,8}(?:\*[1-9]\d?)?){0,600})?"`;
const filterName = String.raw`"[A-Za-z_][A-Za-z0-9_.:-]{0,127}"`;
const filter = `${filterName}:(?:-?${whole}|true|false|${time}|${pseudonym})`;
const listOf = (item: string): string => String.raw`\[(?:${item}(?:,${item})*)?\]`;
const optional = (member: string): string => `(?:${member},)?`;
const optionalLast = (member: string): string => `(?:,${member})?`;

/** The members of an entry in their canonical order, as nearly every entry has them. */
const usualEntry = new RegExp(
  [
    '^\\{',
    optional(`"administrator":${name}`),
    optional('"category":"(?:access|reading|upkeep|recovery)"'),
    optional('"clientAddress":"[0-9A-Fa-f.:]{2,45}"'),
    optional(`"consumer":${name}`),
    '"decision":"(?:allowed|refused|unknown)",',
    optional(`"drift":${whole}`),
    optional(`"filters":\\{(?:${filter}(?:,${filter})*)?\\}`),
    optional(`"keyId":${name}`),
    '"logId":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",',
    optional('"method":"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|OTHER)"'),
    optional(`"operation":${name}`),
    optional(`"parameters":${listOf(name)}`),
    '"phase":"(?:intent|outcome)",',
    optional('"reason":"[a-z][a-z0-9]*(?:-[a-z0-9]+){0,15}"'),
    optional(
      [
        `"records":\\{"businessIds":${listOf(whole)},"ids":(?:${ids}|${listOf(whole)})`,
        `,"personalData":${listOf(name)}`,
        optionalLast(`"redacted":${listOf(name)}`),
        optionalLast(`"subjects":"(?:${subjects}(?:,${subjects})*)?"`),
        optionalLast(`"tokenized":${listOf(name)}`),
        '\\}',
      ].join(''),
    ),
    `"requestId":${name},`,
    optional(
      `"response":\\{"bytes":${whole},"status":${status}(?:,"wasSuccessful":(?:true|false))?\\}`,
    ),
    `"schemaVersion":[12],"sequence":([1-9]\\d{0,14}),`,
    '"time":"(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z)"',
    '(?:,"traceId":"[0-9a-f]{32}")?',
    optionalLast(
      [
        `"upstream":\\{"attempts":${whole},"durationMs":${whole}(?:\\.\\d+)?`,
        optionalLast(`"queueMs":${whole}(?:\\.\\d+)?`),
        optionalLast('"source":"(?:cache|coalesced)"'),
        optionalLast(`"status":${status}`),
        '\\}',
      ].join(''),
    ),
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

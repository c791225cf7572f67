import type { ExportedEvent } from './export-format.ts';

/** A name for an event that no other one has, in any log. */
export function toEventId({ logId, sequence, time }: ExportedEvent): string {
  return sequence === undefined ? `${logId}/watermark/${time}` : `${logId}/${sequence}`;
}

/** What became of a request, as far as this entry can tell. */
export function toOutcome({
  phase,
  decision,
  response,
}: ExportedEvent): 'success' | 'failure' | 'unknown' {
  if (decision === 'refused') return 'failure';
  if (decision === 'unknown' || phase === 'intent') return 'unknown';
  const hasFailed =
    response !== undefined && (response.status >= 400 || response.wasSuccessful === false);
  return hasFailed ? 'failure' : 'success';
}

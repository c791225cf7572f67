import type { ValidationIssue } from '@nexudus-toolkit/validation';
import { findJsonFaults } from '../validation/find-json-faults.ts';

export type ParsedBody =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** What of the text is not in the value, or not in it for certain. */
      readonly issues: readonly ValidationIssue[];
    }
  | { readonly ok: false; readonly message: string };

const maxDepth = 64;

// A byte order mark is no JSON (RFC 8259, section 8.1): keep it, so that the parser objects.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses a JSON body strictly; the message of a failure holds nothing of the body. */
export function parseJsonBody(body: Uint8Array): ParsedBody {
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    return { ok: false, message: 'is not valid UTF-8' };
  }
  if (text === '') return { ok: false, message: 'is missing; send a JSON object' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const place = position === undefined ? '' : ` (at position ${position})`;
    return { ok: false, message: `is not valid JSON${place}` };
  }
  return isDeeperThan(value, maxDepth)
    ? { ok: false, message: `is nested more than ${maxDepth} levels deep` }
    : { ok: true, value, issues: findJsonFaults(text) };
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((child) => isDeeperThan(child, levels - 1));
}

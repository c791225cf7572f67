import { runCases } from './run-cases.ts';
import type { CaseResult } from './run-cases.ts';

/** What a runtime posts to `/report` when it has run every case. */
export interface Report {
  /** Name and version, by its own account. */
  readonly identity: string;
  readonly results: readonly CaseResult[];
}

/** What tells runtimes apart; each has some of it. */
interface Platform {
  readonly Bun?: { readonly version: string };
  readonly Deno?: { readonly version: { readonly deno: string } };
  readonly process?: { readonly version: string; readonly argv: readonly string[] };
  readonly navigator: { readonly userAgent: string };
  readonly location?: { readonly origin: string };
}

// The types of this file are those of Node.js and the DOM at once, which no runtime has.
const { Bun, Deno, process, navigator, location } = globalThis as unknown as Platform;

function identify(): string {
  if (Bun) return `bun ${Bun.version}`;
  if (Deno) return `deno ${Deno.version.deno}`;
  return process ? `node ${process.version}` : navigator.userAgent;
}

const origin = location?.origin ?? process?.argv[2] ?? '';
const report: Report = { identity: identify(), results: await runCases(origin) };
await fetch(`${origin}/report`, { method: 'POST', body: JSON.stringify(report) });

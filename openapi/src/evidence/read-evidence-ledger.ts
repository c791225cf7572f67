import { join, relative, sep } from 'node:path';
import { readSubjects, type Subject } from '../../lint/subjects.js';
import { describeAspect } from './describe-aspect.ts';
import type {
  Contradiction,
  EvidenceLedger,
  EvidenceLevel,
  EvidenceSource,
  EvidenceStatement,
} from './evidence-ledger.ts';
import { openSpecificationFiles } from './specification-files.ts';

interface Entry {
  readonly level: EvidenceLevel;
  readonly source: string;
  readonly about?: string;
  readonly from?: readonly string[];
  readonly statement?: string;
}

/**
 * Reads how everything in the specification is known, as it lies on disk. Expects what lint
 * accepts.
 *
 * @param folder the one that holds `openapi.yaml`; this project's own by default
 * @throws Error with file and line if a file cannot be read
 */
export function readEvidenceLedger(
  folder: string = join(import.meta.dirname, '../..'),
): EvidenceLedger {
  const { root, location, resolve } = openSpecificationFiles(join(folder, 'openapi.yaml'));
  const part = (key: string): unknown => {
    const { node } = resolve(root[key], location.source.absoluteRef);
    if (typeof node === 'object' && node !== null) return node;
    throw new Error(`${location.source.absoluteRef} leads to no ${key}.`);
  };
  const { subjects } = readSubjects(root, { resolve, location });
  // Lint has held the register, the contradictions and each entry to these shapes.
  const sources = part('x-sources') as Readonly<Record<string, Omit<EvidenceSource, 'id'>>>;
  return {
    statements: withUniqueIds(subjects.flatMap((subject) => readStatements(subject, folder))),
    contradictions: part('x-contradictions') as readonly Contradiction[],
    sources: Object.entries(sources).map(([id, source]) => ({
      id,
      title: source.title,
      publisher: source.publisher,
      level: source.level,
      location: source.location,
      covers: source.covers,
    })),
  };
}

function readStatements(subject: Subject, folder: string): EvidenceStatement[] {
  const { kind, name, node, evidence, evidenceLocation, location } = subject;
  // What a field has from the schema that it refers to is listed with that schema.
  if (evidenceLocation.absolutePointer !== location.absolutePointer) return [];
  const file = relative(folder, location.source.absoluteRef).replaceAll(sep, '/');
  const entries = evidence as readonly Entry[];
  // The first entry about the thing itself stands for all that is said of it; others add to it.
  const main = entries.find(({ about }) => about === undefined);
  return entries.map((entry) => {
    const { level, source, about, from = [], statement } = entry;
    const said = statement === undefined || entry === main ? describe(node) : '';
    const described = about === undefined ? said : describeAspect(about, node);
    return {
      id: toId([kind, name, about ?? '']),
      kind,
      name,
      about,
      level,
      source,
      from,
      text: [described, statement ?? ''].filter((text) => text !== '').join(' '),
      file,
    };
  });
}

function describe(node: Subject['node']): string {
  const text = node['description'] ?? node['statement'];
  // The first paragraph says what it is; what follows has statements of its own.
  const [first = ''] = typeof text === 'string' ? text.split('\n\n') : [];
  return first.replaceAll(/\s+/g, ' ').trim();
}

function toId(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('-')
    .replaceAll(/[^A-Za-z0-9_]+/g, '-')
    .toLowerCase();
}

function withUniqueIds(statements: readonly EvidenceStatement[]): EvidenceStatement[] {
  const counts = new Map<string, number>();
  return statements.map((statement) => {
    const count = (counts.get(statement.id) ?? 0) + 1;
    counts.set(statement.id, count);
    return count === 1 ? statement : { ...statement, id: `${statement.id}-${count}` };
  });
}

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { rightCalls, wrongCalls, wrongCallsHead } from './consumer-sources.ts';

/** How a project compiles. */
export interface Setting {
  readonly compiler: string;
  readonly resolution: 'nodenext' | 'bundler';
  readonly platform: 'dom' | 'node';
}

/** What a compiler says, by file. */
export interface Findings {
  /** Whatever is not about one of the wrong calls. */
  readonly others: readonly string[];
  /** The wrong calls that were refused. */
  readonly refused: readonly string[];
}

const platforms = {
  dom: {
    ...{ lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'], types: [] },
    exactOptionalPropertyTypes: true,
  },
  // The types of Node.js themselves do not keep to exact optional properties.
  node: { lib: ['es2023'], types: ['node'] },
};

/** Compiles right and wrong calls within the project in `folder`. */
export async function compile(
  { compiler, resolution, platform }: Setting,
  { folder, modules }: { readonly folder: string; readonly modules: string },
): Promise<Findings> {
  const project = join(folder, `${compiler}-${resolution}-${platform}`);
  mkdirSync(project);
  const compilerOptions = {
    ...platforms[platform],
    target: 'es2022',
    module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
    moduleResolution: resolution,
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  };
  write(project, 'package.json', JSON.stringify({ type: 'module' }));
  write(project, 'tsconfig.json', JSON.stringify({ compilerOptions, files }));
  write(project, 'right.ts', rightCalls);
  write(project, 'wrong.ts', [wrongCallsHead, ...wrongCalls].join('\n'));
  return toFindings(await run(join(modules, compiler, 'bin/tsc'), project));
}

const files = ['right.ts', 'wrong.ts'];

function write(project: string, name: string, content: string): void {
  writeFileSync(join(project, name), content);
}

/** A compiler that finds something ends with a failure; what it says counts. */
function run(compiler: string, project: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [compiler, '-p', project, '--pretty', 'false'],
      (_, stdout, stderr) => {
        resolve(stdout + stderr);
      },
    );
  });
}

function toFindings(output: string): Findings {
  const headLines = wrongCallsHead.split('\n').length;
  const refused = new Set<number>();
  const others: string[] = [];
  // The lines of a longer explanation are indented.
  for (const line of output.split('\n').filter((one) => /^\S/.test(one))) {
    const place = /\bwrong\.ts\((\d+),/.exec(line)?.[1];
    if (place === undefined || Number(place) <= headLines) others.push(line);
    else refused.add(Number(place) - headLines - 1);
  }
  return { others, refused: wrongCalls.filter((_, index) => refused.has(index)) };
}

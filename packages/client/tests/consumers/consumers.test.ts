import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { installLocked } from '../fixtures/install-locked.ts';
import { compile } from './compile.ts';
import type { Setting } from './compile.ts';
import { wrongCalls } from './consumer-sources.ts';
import { createConsumer } from './create-consumer.ts';

const preparationMs = 180_000;

const folder = mkdtempSync(join(tmpdir(), 'client-consumers-'));
let modules: string;

beforeAll(async () => {
  modules = await installLocked(import.meta.dirname);
  createConsumer(folder, modules);
}, preparationMs);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings = ['typescript-5.4', 'typescript-5.9', 'typescript-6', 'typescript-7'].flatMap(
  (compiler) =>
    (['nodenext', 'bundler'] as const).flatMap((resolution) =>
      (['dom', 'node'] as const).map((platform): Setting => ({ compiler, resolution, platform })),
    ),
);

describe.concurrent.each(settings)('$compiler, $resolution, types of $platform', (setting) => {
  const title = 'compiles right calls and every declaration, and refuses each wrong call';
  test(title, { timeout: preparationMs }, async () => {
    const { others, refused } = await compile(setting, { folder, modules });
    expect(others).toEqual([]);
    expect(refused).toEqual(wrongCalls);
  });
});

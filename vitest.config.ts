import { join } from 'node:path';

import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const projects = [
  'openapi',
  'packages/validation',
  'packages/client',
  'packages/audit-log',
  'packages/simulator',
  'apps/proxy',
  'tools/bench',
  'tools/contract',
  'tools/workspace',
];

// Other packages of the workspace are tested as sources: nothing has to be built first.
const conditions = ['@nexudus-toolkit/source', ...defaultServerConditions];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Half of the cores by default, but many tests wait for programs more than they compute.
    maxWorkers: 2,
    // No file of tests leaves anything behind, and most of the time went into importing anew.
    isolate: false,
    // Threads and programs that tests start need not compile their sources anew each time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node-compile') },
    projects: projects.map((root) => ({
      extends: true,
      test: {
        name: root.split('/').at(-1) ?? root,
        root,
        include: ['tests/**/*.test.ts'],
        // Many tests start programs; on a busy machine that takes its time.
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
  },
});

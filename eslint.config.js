import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Who may import whom: a project's tag, and the tags it may depend on. */
const boundaries = {
  openapi: [],
  'api-types': ['openapi'],
  validation: ['openapi', 'api-types'],
  client: ['api-types'],
  'audit-log': [],
  simulator: ['api-types', 'validation'],
  proxy: ['api-types', 'validation', 'audit-log'],
  contract: ['openapi', 'api-types', 'validation', 'client', 'audit-log', 'simulator', 'proxy'],
  bench: ['openapi', 'api-types', 'validation', 'client', 'audit-log', 'simulator', 'proxy'],
  workspace: ['openapi', 'validation', 'audit-log', 'simulator', 'proxy'],
};

/** Libraries that belong to one part of the project alone, and the folders that may import them. */
const reserved = [
  { packages: ['hono', '@hono/*'], folders: ['apps/proxy', 'packages/simulator'] },
  { packages: ['openapi-fetch'], folders: ['packages/client', 'tools/bench'] },
  { packages: ['undici'], folders: ['apps/proxy'] },
  { packages: ['@stoplight/*', '@pact-foundation/*', '@pactflow/*'], folders: ['tools/contract'] },
];

const workspaceFolders = [
  'openapi',
  'packages/api-types',
  'packages/validation',
  'packages/client',
  'packages/audit-log',
  'packages/simulator',
  'apps/proxy',
  'tools/bench',
  'tools/contract',
  'tools/workspace',
];

const environmentMessage = 'Only a main.ts reads the environment; pass values in as options.';

export default defineConfig(
  globalIgnores(['**/dist/', '**/.tsc/', '**/generated/', '**/test-results/', '.nx/', 'data/']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
    },
  },
  {
    plugins: { '@nx': nx },
    files: ['**/*.{ts,tsx}', '**/*.js', '**/*.mjs'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          banTransitiveDependencies: true,
          depConstraints: Object.entries(boundaries).map(
            ([sourceTag, onlyDependOnLibsWithTags]) => ({
              sourceTag,
              onlyDependOnLibsWithTags,
            }),
          ),
        },
      ],
    },
  },
  ...workspaceFolders.map((folder) => ({
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...reserved
              .filter(({ folders }) => !folders.includes(folder))
              .map(({ packages, folders }) => ({
                group: packages,
                message: `Belongs to ${folders.join(' and ')} alone.`,
              })),
            {
              group: ['@nexudus-toolkit/*/*', '!@nexudus-toolkit/openapi/bundle'],
              message: 'Use a package by its door, its package name alone.',
            },
          ],
        },
      ],
    },
  })),
  {
    files: ['**/src/**/*.ts'],
    ignores: ['**/main.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: environmentMessage },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            '[source.value=/^(node:)?process$/] :matches(ImportSpecifier[imported.name="env"], ExportSpecifier[local.name="env"])',
          message: environmentMessage,
        },
        {
          selector:
            'MemberExpression[property.name="env"] > MemberExpression[property.name="process"]',
          message: environmentMessage,
        },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        Atomics: 'readonly',
        SharedArrayBuffer: 'readonly',
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: ['**/*.config.{js,ts}'],
    rules: { 'no-restricted-exports': 'off' },
  },
  prettier,
);

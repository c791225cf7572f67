/** The package is ESM: bundled as a script, each would count a wrapper besides. */
const asModule = (config) => ({ ...config, format: 'esm' });

const door = {
  path: 'dist/index.js',
  ignore: ['openapi-fetch'],
  gzip: true,
  modifyEsbuildConfig: asModule,
};

export default [
  {
    ...door,
    name: 'core: bearer, search and get',
    import: '{ createCoreClient, bearer }',
    limit: '6 kB',
  },
  { ...door, name: 'everything of the main door', import: '*', limit: '12 kB' },
];

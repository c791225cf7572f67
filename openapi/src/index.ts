export { bundleSpecification } from './bundle-specification.ts';
export { runRedocly } from './run-redocly.ts';

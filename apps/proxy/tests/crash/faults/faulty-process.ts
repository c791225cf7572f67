// Loaded ahead of the proxy: gives it the audit log of the module that the query of this one names.
import { registerHooks } from 'node:module';

const { href } = new URL(new URL(import.meta.url).search.slice(1), import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const isAskedByProxy = context.parentURL?.includes('/apps/proxy/src/') === true;
    return specifier === '@nexudus-toolkit/audit-log' && isAskedByProxy
      ? { url: href, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context);
  },
});

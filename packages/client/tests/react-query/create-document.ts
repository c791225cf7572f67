import { Window } from 'happy-dom';
import { vi } from 'vitest';

/**
 * Gives React a document to render into. All else stays that of Node.js: a `fetch` or `Request` of
 * the document's own would not be what the client is used with.
 */
export function createDocument(): void {
  const window = new Window({ url: 'http://localhost' });
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', window.document);
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
}

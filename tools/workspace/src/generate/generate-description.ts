import { readFile } from 'node:fs/promises';
import { openapiOverlay, type OpenAPIOverlayOptions } from 'openapi-format';
import { parse } from 'yaml';
import type { JsonObject } from './json.ts';

/** What the library answers; its own types lean on a package that it does not bring along. */
interface OverlayResult {
  readonly data: JsonObject;
  readonly resultData: { readonly unusedActions: readonly { readonly target: string }[] };
}

/**
 * Renders the description of the proxy: the specification of Nexudus, changed as an overlay says.
 *
 * @param overlayFile path of an OpenAPI Overlay 1.0
 * @throws Error naming the actions that find nothing to act upon: the specification has changed
 *   beneath them
 * @see https://spec.openapis.org/overlay/v1.0.0.html
 */
export async function generateDescription(
  document: JsonObject,
  overlayFile: string,
): Promise<string> {
  const overlaySet = parse(
    await readFile(overlayFile, 'utf8'),
  ) as OpenAPIOverlayOptions['overlaySet']; // the lint of the overlay has seen to that
  const ownDocument = structuredClone(document); // the library changes what it is given
  const result = (await openapiOverlay(ownDocument, { overlaySet })) as OverlayResult;
  const unused = result.resultData.unusedActions.map(({ target }) => target);
  if (unused.length > 0)
    throw new Error(`${overlayFile} acts upon what is not there: ${unused.join(', ')}`);
  return `${JSON.stringify(result.data, null, 2)}\n`;
}

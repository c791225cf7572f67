import type { PageSection } from './documentation-page.ts';

const sections: readonly (readonly [pattern: RegExp, section: PageSection])[] = [
  [/^(authentication|authorization|security|permissions)$/i, 'authentication'],
  [/^(enums?|enumerations?)$/i, 'enums'],
  [/^path param(eter)?s?$/i, 'path'],
  [/^query( string)? param(eter)?s?$/i, 'query'],
  [/^header( param(eter)?)?s?$/i, 'header'],
  [/^(request )?body( param(eter)?s| fields)?$/i, 'body'],
  [/^(code |request )?(examples?|samples?)$/i, 'samples'],
  [/^responses?( body| fields)?$/i, 'response'],
];

/** The section that a heading opens; undefined for a heading within a section. */
export function toSection(heading: string): PageSection | undefined {
  if (toStatus(heading) !== undefined) return 'response';
  const text = heading.trim();
  return sections.find(([pattern]) => pattern.test(text))?.[1];
}

/** The status that a heading such as `404` or `404 Not Found` is about. */
export function toStatus(heading: string): string | undefined {
  return /^([1-5]\d\d)(?:$|[\s:.–—-]+\D)/.exec(heading.trim())?.[1];
}

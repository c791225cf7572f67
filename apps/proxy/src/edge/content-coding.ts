/** What the proxy can send, best first where a client likes several the same. */
export const contentCodings = ['zstd', 'br', 'gzip'] as const;

export type ContentCoding = (typeof contentCodings)[number];

interface Preference {
  readonly coding: string;
  readonly quality: number;
}

/**
 * Chooses the coding that `Accept-Encoding` likes best.
 *
 * @param header left out: the client says nothing, so it gets no coding
 * @returns `undefined` for none. That holds even where a client refuses to do without and takes
 *   nothing that there is: by then its request has been carried out.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export function chooseContentCoding(header: string | undefined): ContentCoding | undefined {
  const preferences = (header ?? '').split(',').map(toPreference);
  const find = (...names: string[]) =>
    preferences.find(({ coding }) => names.includes(coding))?.quality;
  const rest = find('*');
  const identity = find('identity') ?? (rest === 0 ? 0 : undefined);
  let best: ContentCoding | undefined;
  let bestQuality = 0;
  for (const coding of contentCodings) {
    const quality = (coding === 'gzip' ? find('gzip', 'x-gzip') : find(coding)) ?? rest ?? 0;
    if (quality > bestQuality) [best, bestQuality] = [coding, quality];
  }
  return identity !== undefined && identity > bestQuality ? undefined : best;
}

function toPreference(text: string): Preference {
  const [coding = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  // A weight that is none is no wish for the coding.
  return {
    coding,
    quality: /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight) : 0,
  };
}

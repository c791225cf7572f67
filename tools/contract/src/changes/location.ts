/** A part of what an operation exchanges with its consumers. */
export type Location = { readonly part: 'operation' } | ValueLocation;

/** A location whose values a schema describes. */
export type ValueLocation =
  | ({ readonly part: 'parameter'; readonly in: string; readonly name: string } & BodyLocation)
  | ({ readonly part: 'request body'; readonly mediaType?: string } & BodyLocation)
  | ({
      readonly part: 'answer';
      readonly status: string;
      readonly mediaType?: string;
    } & BodyLocation)
  | ({
      readonly part: 'answer header';
      readonly status: string;
      readonly name: string;
    } & BodyLocation);

/** A location within a value. */
export interface BodyLocation {
  readonly segments: Segments;
  /** The variants that have been entered on the way there. */
  readonly guards?: readonly VariantGuard[];
}

/** What a value looks like at a depth if it is of a certain variant. */
export interface VariantGuard {
  /** How many segments lie before it. */
  readonly depth: number;
  /** The properties that have one value only, which is given by its fingerprint. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Names of properties; `[]` stands for every item of a list and `*` for every other property. */
export type Segments = readonly string[];

export function enter(location: ValueLocation, segment: string): ValueLocation {
  return { ...location, segments: [...location.segments, segment] };
}

/** The same location, in values of one variant only. */
export function guard(
  location: ValueLocation,
  constants: ReadonlyMap<string, string>,
): ValueLocation {
  const { segments, guards = [] } = location;
  return { ...location, guards: [...guards, { depth: segments.length, constants }] };
}

/** The location in words, such as `answer 200: Records[].Content`. */
export function describeLocation(location: Location): string {
  if (location.part === 'operation') return 'operation';
  const inside = describeSegments(location.segments);
  return inside === '' ? describeHolder(location) : `${describeHolder(location)}: ${inside}`;
}

/** What a location is called for short: the innermost name there is. */
export function nameLocation(location: Location): string {
  if (location.part === 'operation') return 'operation';
  const { segments } = location;
  const last = segments.findLastIndex((segment) => segment !== '[]');
  if (last !== -1) return describeSegments(segments.slice(last));
  return `${describeHolder(location)}${segments.join('')}`;
}

function describeHolder(location: ValueLocation): string {
  switch (location.part) {
    case 'parameter':
      return `${location.in} parameter ${location.name}`;
    case 'request body':
      return 'request body';
    case 'answer':
      return `answer ${location.status}`;
    case 'answer header':
      return `answer ${location.status}, header ${location.name}`;
  }
}

function describeSegments(segments: Segments): string {
  return segments.reduce(
    (text, segment) =>
      text === '' || segment === '[]' ? `${text}${segment}` : `${text}.${segment}`,
    '',
  );
}

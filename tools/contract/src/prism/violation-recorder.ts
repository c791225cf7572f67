/** Something that Prism found wrong with a request or an answer. */
export interface Violation {
  /** Method and path of the request, such as `GET /api/token`. */
  readonly request: string;
  /** What is wrong where, such as `response.body.Records.0`. */
  readonly location: string;
  readonly message: string;
}

/** A `fetch` that notes what Prism says of each request that goes through it. */
export interface ViolationRecorder {
  readonly fetch: (request: Request) => Promise<Response>;
  /** What has been found so far, errors and warnings alike. */
  readonly violations: readonly Violation[];
}

/** Prism's own words for one violation. */
interface Diagnostic {
  readonly location: readonly string[];
  readonly message: string;
}

/** Wraps the global `fetch` for a client that talks to a Prism server. */
export function createViolationRecorder(): ViolationRecorder {
  const violations: Violation[] = [];
  return {
    violations,
    async fetch(request) {
      const response = await fetch(request);
      const { pathname } = new URL(request.url);
      for (const { location, message } of await readDiagnostics(response)) {
        const [place, address] = [location.join('.'), `${request.method} ${pathname}`];
        violations.push({ request: address, location: place, message });
      }
      return response;
    },
  };
}

/**
 * Prism lists violations in a header; where it refuses a request by itself, in the body instead,
 * whose type tells it from an answer of the upstream.
 */
async function readDiagnostics(response: Response): Promise<readonly Diagnostic[]> {
  const header = response.headers.get('sl-violations');
  if (header !== null) return parseHeader(header);
  if (response.headers.get('content-type') !== 'application/problem+json') return [];
  const problem = (await response.clone().json()) as {
    readonly type?: string;
    readonly title?: string;
    readonly validation?: readonly Diagnostic[];
  };
  if (!problem.type?.startsWith('https://stoplight.io/prism/errors#')) return [];
  const { validation = [{ location: [], message: problem.title ?? problem.type }] } = problem;
  return validation.map(({ location, message }) => ({
    location: ['request', ...location],
    message,
  }));
}

/** A list that would be too long for a header comes cut off, and is no JSON then. */
function parseHeader(header: string): readonly Diagnostic[] {
  if (!header.startsWith('[')) return [{ location: [], message: header }];
  return JSON.parse(header) as readonly Diagnostic[];
}

import manifest from '../../package.json' with { type: 'json' };

/** Which build runs, for whoever looks into a fault. */
export interface BuildInformation {
  readonly version: string;
  /** Commit that the image was built from, or `unknown`. */
  readonly revision: string;
  readonly nodeVersion: string;
}

/** @param revision what `PROXY_REVISION` says, which the image sets when it is built */
export function describeBuild(revision: string | undefined): BuildInformation {
  return {
    version: manifest.version,
    revision: revision ?? 'unknown',
    nodeVersion: process.version,
  };
}

import type { Operation } from '@nexudus-toolkit/validation';
import type { SimulatorUser } from '../users/simulator-user.ts';

/** A request to an operation, read as far as the operation needs. */
export interface Call {
  readonly operation: Operation;
  readonly url: URL;
  readonly headers: Headers;
  /** Path parameters as they stand in the path. */
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: string;
  /** Who is calling, if the credentials are known. */
  readonly user: SimulatorUser | undefined;
  /** Whether filters and ranges are left aside. */
  readonly ignoresFilters: boolean;
}

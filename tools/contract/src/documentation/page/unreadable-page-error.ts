/** Where on a page something stands, counted from 1. */
export interface PagePlace {
  readonly line: number;
  readonly column: number;
}

/** A page that cannot be read as the description of an operation. The message says what was expected. */
export class UnreadablePageError extends Error {
  override readonly name = 'UnreadablePageError';
  /** Undefined where the page as a whole is at fault. */
  readonly place: PagePlace | undefined;

  constructor(message: string, place?: PagePlace, options?: ErrorOptions) {
    super(message, options);
    this.place = place;
  }
}

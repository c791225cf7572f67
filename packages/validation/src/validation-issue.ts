/** One reason why a value is not what the specification asks for. */
export interface ValidationIssue {
  readonly location: 'path' | 'query' | 'header' | 'body';
  /** JSON pointer of the value at fault within its location; empty for the whole. */
  readonly pointer: string;
  /** The parameter or field at fault, in the API's own words; nested ones joined by dots. */
  readonly propertyName: string;
  /** What is wrong and what it should be; holds no value of the request. */
  readonly message: string;
  /** The value as it came, or `null` where there was none. May hold personal data. */
  readonly attemptedValue: unknown;
}

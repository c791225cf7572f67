/** A value that the proxy was given does not fit; the message is one line that says which and why. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

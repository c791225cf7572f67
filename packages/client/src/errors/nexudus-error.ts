/**
 * The root of everything this client throws about a call, apart from misuse (`TypeError`,
 * `RangeError`) and aborts. `message` and `toJSON()` are safe to log: they carry no body, header,
 * credential or value that was sent. Tell errors apart by class, or by `name` where two copies of
 * this package may be loaded.
 */
export abstract class NexudusError extends Error {
  /** What may be logged: name and message, and what a subclass adds to them. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message };
  }
}

/** Sends one prepared request: what `globalThis.fetch` does, reduced to what this client uses. */
export type Send = (request: Request) => Promise<Response>;

import { ConfigurationError } from './configuration-error.ts';

/**
 * Reads a TCP port; 0 stands for any that is free.
 *
 * @param variable where the text comes from, for the message
 * @throws ConfigurationError if it is none
 */
export function parsePort(variable: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ConfigurationError(`${variable} is "${text}"; it should be a port from 0 to 65535`);
}

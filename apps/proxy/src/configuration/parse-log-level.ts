import { ConfigurationError } from './configuration-error.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

export type LogLevel = (typeof levels)[number];

/** @throws ConfigurationError if the text is no level */
export function parseLogLevel(text: string): LogLevel {
  const level = levels.find((candidate) => candidate === text.toLowerCase());
  if (level === undefined)
    throw new ConfigurationError(
      `LOG_LEVEL is "${text}"; it should be one of ${levels.join(', ')}`,
    );
  return level;
}

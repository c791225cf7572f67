import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { isMessageField } from '../messages/blank-message.ts';
import { writableFields } from '../messages/read-message-input.ts';
import type { ResetOptions } from '../simulator.ts';
import type { ThrottleSettings } from '../throttle/throttle.ts';

/** A request to the control endpoint that cannot be followed: the message says what it should be. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/**
 * Reads one message or a list of them; each may leave out any field.
 *
 * @throws ControlError if it is something else
 */
export function readMessages(body: unknown): readonly Partial<OpenAiChatMessage>[] {
  return (Array.isArray(body) ? body : [body]).map(readMessage);
}

/** @throws ControlError if it is something else than a mode, a status or both */
export function readThrottleSettings(body: unknown): Partial<ThrottleSettings> {
  const { mode, status } = toObject(body, ['mode', 'status']);
  if (mode !== undefined && mode !== 'documented' && mode !== 'off')
    throw new ControlError('mode must be documented or off.');
  if (status !== undefined && status !== 409 && status !== 429)
    throw new ControlError('status must be 409 or 429.');
  return { ...(mode === undefined ? {} : { mode }), ...(status === undefined ? {} : { status }) };
}

/** @throws ControlError if it is something else than a number of messages, a seed or both */
export function readReset(body: unknown): ResetOptions {
  const { messages, seed } = toObject(body, ['messages', 'seed']);
  if (messages !== undefined && !isCount(messages))
    throw new ControlError('messages must be an integer from 0.');
  if (seed !== undefined && !isCount(seed))
    throw new ControlError('seed must be an integer from 0.');
  return {
    ...(messages === undefined ? {} : { messages }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function readMessage(value: unknown): Partial<OpenAiChatMessage> {
  if (!isObject(value)) throw new ControlError('A message must be a JSON object.');
  for (const name of Object.keys(value))
    if (!isMessageField(name) && !writableFields.some((field) => field === name))
      throw new ControlError(`${name} is no field of OpenAiChatMessage.`);
  if (value['Id'] !== undefined && !isCount(value['Id']))
    throw new ControlError('Id must be an integer from 0.');
  // Values are the caller's business: a provider state may well be a record that breaks the contract.
  return value;
}

function toObject(body: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw new ControlError('The body must be a JSON object.');
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new ControlError(`${unknown} is not known here; known are ${known.join(' and ')}.`);
  return body;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

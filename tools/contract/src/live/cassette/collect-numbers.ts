import type { Exchange } from '../exchange.ts';
import { isKeptNumber } from './kept-values.ts';

/** Every whole number that requests and answers hold, where it may point to somebody or something. */
export function collectNumbers(exchanges: readonly Exchange[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  const add = (value: number, name: string): void => {
    if (Number.isInteger(value) && !isKeptNumber(name, value)) numbers.add(value);
  };
  const addText = (text: string, name: string): void => {
    for (const part of text.split(/[,/]/)) if (/^-?\d{1,16}$/.test(part)) add(Number(part), name);
  };
  const collect = (value: unknown, name = ''): void => {
    if (typeof value === 'number') add(value, name);
    else if (typeof value === 'string') addText(value, name);
    else if (Array.isArray(value)) for (const item of value) collect(item, name);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) collect(item, key);
  };
  for (const { request, answer } of exchanges) {
    addText(request.path, 'id');
    for (const [name, value] of new URLSearchParams(request.search)) addText(value, name);
    if (request.body.startsWith('{')) collect(JSON.parse(request.body));
    collect(answer?.json);
  }
  return numbers;
}

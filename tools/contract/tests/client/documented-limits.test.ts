import { documentedLimits } from '@nexudus-toolkit/client';
// eslint-disable-next-line no-restricted-imports -- this door is the package's own
import { redactUrl } from '@nexudus-toolkit/client/debug-logger';
import { expect, test } from 'vitest';
import { readSpecification } from '../../src/specification/read-specification.ts';

/** What the client knows by itself, since it reads no specification when it runs. */
const specification = await readSpecification();

test('the client paces itself by the limits of the specification', () => {
  const { 'x-rules': rules } = specification as unknown as {
    'x-rules': { id: string; windows?: unknown }[];
  };
  const limits = rules.find(({ id }) => id === 'throttle-limits');
  expect(documentedLimits).toEqual(limits?.windows);
});

test('the client hides every parameter that the specification classes as personal data', () => {
  const parameters = Object.values(specification.components.parameters);
  const personal = parameters.filter(
    (parameter) => parameter.in === 'query' && 'x-personal-data' in parameter,
  );
  expect(personal.length).toBeGreaterThan(8);
  for (const { name } of personal) {
    expect(redactUrl(`https://spaces.nexudus.com/?${name}=Jane`)).toContain(`${name}=REDACTED`);
  }
});

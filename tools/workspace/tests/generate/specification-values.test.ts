import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/generate/specification-values.ts';

const document = {
  components: {
    schemas: {
      Note: { type: 'object' },
      Alias: { $ref: '#/components/schemas/Note' },
      'a/b~c d': { type: 'string' },
      Dangling: { $ref: '#/components/schemas/Gone' },
    },
  },
};

describe('resolve', () => {
  it('follows a reference to a reference', () => {
    expect(resolve(document, { $ref: '#/components/schemas/Alias' })).toEqual({ type: 'object' });
  });

  it('reads the escapes of a JSON Pointer in a URI fragment', () => {
    expect(resolve(document, { $ref: '#/components/schemas/a~1b~0c%20d' })).toEqual({
      type: 'string',
    });
  });

  it('names the reference that leads nowhere, also when another one led to it', () => {
    expect(() => resolve(document, { $ref: '#/components/schemas/Dangling' })).toThrow(
      'The specification refers to nothing: #/components/schemas/Gone',
    );
  });

  it.each([
    ['a list', [1], '[1]'],
    ['nothing', undefined, 'undefined'],
  ])('names what stands where an object belongs: %s', (_, value, text) => {
    expect(() => resolve(document, value)).toThrow(
      `The specification has ${text} instead of an object`,
    );
  });
});

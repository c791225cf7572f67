import { describe, expect, it } from 'vitest';
import { findJsonFaults } from '../../src/validation/find-json-faults.ts';

const find = (text: string) => findJsonFaults(text).map(({ pointer }) => pointer);

describe('findJsonFaults', () => {
  it.each([
    '{}',
    '{"Id":7,"Content":"","Rating":null,"IsNew":false}',
    '[{"Id":7},{"Id":7}]',
    '{"a":{"Id":1},"b":{"Id":1},"Id":1}',
    '{"Content":"😀 \\ud83d\\ude00 \\n \\u001f \\"Id\\":1, \\"Id\\":2"}',
    '{"constructor":1,"toString":2,"hasOwnProperty":3}',
  ])('finds nothing in %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  it.each([
    ['a name given twice', '{"Id":1,"Id":1}', '/Id'],
    ['a name given twice, once with escapes', '{"Id":1,"\\u0049d":2}', '/Id'],
    ['a name given twice further down', '{"a":[{},{"Id":1,"b":{"Id":1},"Id":2}]}', '/a/1/Id'],
    ['the name of the prototype', '{"__proto__":{}}', '/__proto__'],
    ['the name of the prototype further down', '{"a":{"__proto__":1}}', '/a/__proto__'],
    ['half of a surrogate pair', '{"Content":"a\\ud83d"}', '/Content'],
    ['the other half', '["\\ude00"]', '/0'],
    ['halves in the wrong order', '"\\ude00\\ud83d"', ''],
    ['a name with half of a surrogate pair', '{"a~/\\ud83d":1}', '/a~0~1\ud83d'],
    ['a null character', '{"Content":"a\\u0000"}', '/Content'],
  ])('finds %s', (_, text, pointer) => {
    expect(find(text)).toEqual([pointer]);
  });

  it.each([
    '0',
    '-7',
    '7.0',
    '1e2',
    '1E+2',
    '0.1',
    '1.50',
    '9007199254740991',
    '-9007199254740991',
  ])('takes the number %s', (literal) => {
    expect(find(`[${literal}]`)).toEqual([]);
  });

  it.each([
    ...['9007199254740992', '9007199254740993', '-9007199254740993', '1e400', '-1e400', '-1e300'],
    ...['-0', '-0.0', '-0e7', '1e-400', '0.1234567890123456789', '1.00000000000000001'],
    ...['1'.repeat(100), `1${'0'.repeat(100_000)}1`, `0.${'0'.repeat(100_000)}1`],
  ])('refuses the number %.40s', (literal) => {
    expect(find(`[${literal}]`)).toEqual(['/0']);
  });

  it('stops looking when there is more than an answer tells', () => {
    const numbers = Array.from({ length: 1_000 }, () => '-0').join(',');
    expect(findJsonFaults(`[${numbers}]`)).toHaveLength(100);
  });
});

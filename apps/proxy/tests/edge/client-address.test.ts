import { describe, expect, it } from 'vitest';
import { findClientAddress } from '../../src/edge/client-address.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

const trusted = ['10.0.0.0/8', '192.0.2.1', 'fd00::/8'];

type Row = readonly [
  title: string,
  peer: string,
  headers: Readonly<Record<string, string>>,
  client: string | undefined,
];

const rows: readonly Row[] = [
  ['no header', '10.0.0.1', {}, '10.0.0.1'],
  ['a peer that is not trusted', '203.0.113.9', { 'x-forwarded-for': '1.1.1.1' }, '203.0.113.9'],
  ['one hop', '10.0.0.1', { 'x-forwarded-for': '203.0.113.7' }, '203.0.113.7'],
  ['a peer in IPv6 notation', '::ffff:10.0.0.1', { 'x-forwarded-for': '1.1.1.1' }, '1.1.1.1'],
  ['what the client made up', '10.0.0.1', { 'x-forwarded-for': '9.9.9.9, 1.1.1.1' }, '1.1.1.1'],
  [
    'several trusted hops',
    '10.0.0.1',
    { 'x-forwarded-for': '9.9.9.9, 1.1.1.1, 10.9.9.9, 192.0.2.1' },
    '1.1.1.1',
  ],
  ['trusted hops only', '10.0.0.1', { 'x-forwarded-for': '10.0.0.3, 10.0.0.2' }, '10.0.0.3'],
  ['a port', '10.0.0.1', { 'x-forwarded-for': '1.1.1.1:4711' }, '1.1.1.1'],
  ['brackets', '10.0.0.1', { 'x-forwarded-for': '[2001:DB8::1]:4711' }, '2001:db8::1'],
  ['IPv6', 'fd00::1', { 'x-forwarded-for': '2001:db8::1' }, '2001:db8::1'],
  ['a zone', 'fd00::1', { 'x-forwarded-for': 'fe80::1%eth0' }, 'fe80::1'],
  ['rubbish', '10.0.0.1', { 'x-forwarded-for': 'rubbish' }, '10.0.0.1'],
  ['rubbish behind a hop', '10.0.0.1', { 'x-forwarded-for': '1.1.1.1, x, 10.0.0.2' }, '10.0.0.2'],
  ['an empty element', '10.0.0.1', { 'x-forwarded-for': '1.1.1.1,' }, '10.0.0.1'],
  ['Forwarded', '10.0.0.1', { forwarded: 'for=203.0.113.7;proto=https' }, '203.0.113.7'],
  ['Forwarded, last', '10.0.0.1', { forwarded: 'proto=https; For=203.0.113.7' }, '203.0.113.7'],
  ['Forwarded, twice', '10.0.0.1', { forwarded: 'for=9.9.9.9, for=1.1.1.1' }, '1.1.1.1'],
  [
    'Forwarded, IPv6',
    '10.0.0.1',
    { forwarded: 'for="[2001:db8:cafe::17]:4711"' },
    '2001:db8:cafe::17',
  ],
  ['a comma in quotes', '10.0.0.1', { forwarded: 'for=1.1.1.1;by="a,for=9.9.9.9"' }, '1.1.1.1'],
  ['an obfuscated client', '10.0.0.1', { forwarded: 'for=_hidden' }, '10.0.0.1'],
  ['an unknown client', '10.0.0.1', { forwarded: 'for=unknown, for=10.0.0.2' }, '10.0.0.2'],
  [
    'both headers, alike',
    '10.0.0.1',
    { forwarded: 'for=1.1.1.1', 'x-forwarded-for': '9.9.9.9, 1.1.1.1' },
    '1.1.1.1',
  ],
  [
    'both headers, one made up',
    '10.0.0.1',
    { forwarded: 'for=9.9.9.9', 'x-forwarded-for': '1.1.1.1' },
    '10.0.0.1',
  ],
  ['a peer that is gone', '', { 'x-forwarded-for': '1.1.1.1' }, undefined],
];

describe('findClientAddress', () => {
  it.each(rows)('%s', (_, peerAddress, headers, client) => {
    expect(findClientAddress({ peerAddress, headers }, trusted)).toBe(client);
  });

  it('is quick with headers that are made to be slow', () => {
    for (const part of ['"', '"\\', 'for="', '; ', ', ', 'for=1.1.1.1,'])
      for (const name of ['forwarded', 'x-forwarded-for'])
        findClientAddress(
          { peerAddress: '10.0.0.1', headers: { [name]: part.repeat(16_000 / part.length) } },
          trusted,
        );
  }, 2_000);
});

describe('the client address on record', () => {
  it.each([
    ['is what a trusted proxy says', ['127.0.0.0/8'], '203.0.113.7'],
    ['is the other end of the connection by default', [], '127.0.0.1'],
  ])('%s', async (_, trustedProxies, clientAddress) => {
    await using proxy = await startTestProxy({ config: { trustedProxies } });
    const headers = { 'X-Forwarded-For': '198.51.100.1, 203.0.113.7' };
    for (const target of [messages, '/unknown', `${messages}/é`]) {
      const answer = await proxy.send({ target: encodeURI(target), headers });
      const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
      expect(entry?.clientAddress, target).toBe(clientAddress);
    }
    const unreadable = await proxy.send({ target: messages, headers: { ...headers, Host: 'a/b' } });
    const [entry] = await proxy.readAudit(unreadable.headers['x-request-id']);
    expect(entry).toMatchObject({ reason: 'request-unreadable', clientAddress });
  });
});

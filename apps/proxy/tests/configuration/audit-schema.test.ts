import { describe, expect, it } from 'vitest';
import { listRestartSettings } from '../../src/configuration/restart-settings.ts';
import { checkProxyConfig, parseProxyConfig } from '../../src/index.ts';

const parse = (text: string) => parseProxyConfig(`audit: ${text}\n`, 'proxy.yaml').audit;

describe('audit', () => {
  it('has defaults for everything', () => {
    expect(parse('{}')).toEqual({
      ...{ clientAddress: 'full', whenUnavailable: 'closed', spool: { maxBytes: 67_108_864 } },
      ...{ checkpoints: { everySeconds: 60 }, witness: { publicKeys: [] }, sinks: [] },
    });
  });

  it('reads all of it', () => {
    expect(
      parse(`
  clientAddress: none
  phoneCountry: GB
  whenUnavailable: open-with-spool
  spool: { path: /var/spool/audit, maxBytes: 1000 }
  checkpoints:
    everySeconds: 10
    origin: example.com/audit
    keyFile: /etc/audit-key
    places:
      - file: /mnt/checkpoints
      - stdout: true
      - url: https://witness.example.com/audit/checkpoints
        tokenFile: /run/secrets/witness
      - { url: 'http://127.0.0.1:9091/audit/checkpoints' }
  sinks:
    - { file: /var/log/entries.ndjson, maxBytes: 1000, keepFiles: 3 }
    - { name: collector-2, otlpUrl: 'http://collector:4318/v1/logs', allowPlainHttp: true }
    - { url: https://siem.example.com/in, onRefusal: skip }
    - stdout: true
  retention: { keepMonths: 24 }
  sinkPositions: /var/lib/positions
`),
    ).toMatchObject({
      ...{ clientAddress: 'none', phoneCountry: 'GB', sinkPositions: '/var/lib/positions' },
      retention: { keepMonths: 24 },
      ...{
        whenUnavailable: 'open-with-spool',
        spool: { path: '/var/spool/audit', maxBytes: 1000 },
      },
      checkpoints: {
        ...{ everySeconds: 10, origin: 'example.com/audit', keyFile: '/etc/audit-key' },
        places: [
          { file: '/mnt/checkpoints' },
          { stdout: true },
          { tokenFile: '/run/secrets/witness', allowPlainHttp: false },
          { url: 'http://127.0.0.1:9091/audit/checkpoints' },
        ],
      },
      sinks: [
        { file: '/var/log/entries.ndjson', maxBytes: 1000, keepFiles: 3, onRefusal: 'block' },
        { name: 'collector-2', allowPlainHttp: true },
        { url: 'https://siem.example.com/in', onRefusal: 'skip' },
        { stdout: true },
      ],
    });
  });

  it.each([
    ['an unknown key', '{ sink: [] }', /audit.sink: Unrecognized key/],
    ['an address policy that is none', '{ clientAddress: hashed }', /clientAddress: /],
    ['a key that is none', '{ witness: { publicKeys: [abc] } }', /publicKeys.0: must be <name>/],
    ['months of nothing', '{ retention: { keepMonths: 0 } }', /retention.keepMonths: /],
    ['a spool of nothing', '{ spool: { maxBytes: 0 } }', /spool.maxBytes: /],
    ['a country by its name', '{ phoneCountry: Germany }', /phoneCountry: must be a country/],
    ['a beat of nothing', '{ checkpoints: { everySeconds: 0 } }', /everySeconds: /],
    ['an origin in two words', '{ checkpoints: { origin: my log } }', /origin: must be a name/],
    ['a place of two kinds', place("{ file: a, url: 'https://a' }"), /places.0: must be \{ file/],
    ['a place without a kind', place('{}'), /places.0: must be/],
    ['stdout that is off', place('{ stdout: false }'), /places.0: must be/],
    ['a user in an address', place("{ url: 'https://u:p@a.example' }"), /places.0/],
    ['plain text', place("{ url: 'http://witness.example' }"), /https/],
    ['another scheme', place("{ url: 'ftp://witness.example' }"), /places.0/],
    ['an address that is none', place("{ url: 'witness' }"), /places.0/],
    [
      'an entry in plain text',
      "{ sinks: [{ url: 'http://siem.example' }] }",
      /sinks.0.url: .*https/,
    ],
    ['the same kind twice', '{ sinks: [{ file: a }, { file: b }] }', /sinks.1: .* name file/],
    ['the same name twice', '{ sinks: [{ file: a }, { name: file, stdout: true }] }', /sinks.1/],
    ['a name in capitals', '{ sinks: [{ name: SIEM, file: a }] }', /sinks.0/],
  ])('refuses %s', (_, text, fault) => {
    const checked = checkProxyConfig(`audit: ${text}\n`, 'proxy.yaml');
    expect(checked.ok ? [] : checked.faults).toEqual([expect.stringMatching(fault)]);
  });
});

describe('listRestartSettings', () => {
  it('names what waits for the next start, and nothing that is in force', () => {
    const started = parse('{ checkpoints: { origin: a } }');
    expect(listRestartSettings(started, parse('{ checkpoints: { origin: a } }'))).toEqual([]);
    const changed = parse('{ clientAddress: none, phoneCountry: GB, sinks: [{ file: a }] }');
    expect(listRestartSettings(started, changed)).toEqual([
      ...['audit.checkpoints', 'audit.phoneCountry', 'audit.sinks'],
    ]);
  });
});

function place(text: string): string {
  return `{ checkpoints: { places: [${text}] } }`;
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { exportFormats } from '../../../src/export/formats/export-format.ts';
import { ecsShape, ocsfShape } from './published-shapes.ts';
import { fullEntry, sampleEntries } from './sample-entries.ts';

const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  formats: {
    ipv4: /^(\d{1,3}\.){3}\d{1,3}$/,
    ipv6: /^[0-9a-f:.]*:[0-9a-f:.]*$/i,
    'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  },
});
const shapes = { ocsf: ajv.compile(ocsfShape), ecs: ajv.compile(ecsShape) };

type Json = Record<string, unknown>;

function toEvent(format: 'ocsf' | 'ecs', name: string): Json {
  const entry = sampleEntries[name];
  if (entry === undefined) throw new Error(`There is no entry "${name}".`);
  // What the format has written.
  return JSON.parse(exportFormats[format].toLine(entry)) as Json;
}

describe.each(['ocsf', 'ecs'] as const)('an export as %s', (format) => {
  it.each(Object.keys(sampleEntries))('fits the published schema: %s', (name) => {
    const event = toEvent(format, name);
    shapes[format](event);
    expect(shapes[format].errors ?? []).toEqual([]);
  });

  it('is a line', () => {
    expect(exportFormats[format].toLine(fullEntry)).not.toContain('\n');
  });

  it.each([
    ['without a time', { '@timestamp': undefined, time: undefined }],
    ['with an attribute too many', { surprise: 1 }],
    ['with a text for a number', { time: 'now', event: { sequence: '42' } }],
  ])('would be found %s', (_what, change) => {
    expect(
      shapes[format](JSON.parse(JSON.stringify({ ...toEvent(format, 'full'), ...change }))),
    ).toBe(false);
  });

  it('names each event by its log and its place there', () => {
    const ids = Object.keys(sampleEntries).map((name) => {
      const { metadata, event } = toEvent(format, name) as Record<string, Json | undefined>;
      return metadata?.['uid'] ?? event?.['id'];
    });
    expect(ids[0]).toBe(`${fullEntry.logId}/42`);
    expect(new Set(ids).size).toBe(
      new Set(Object.values(sampleEntries).map((e) => e.sequence)).size,
    );
  });
});

describe('an export as OCSF', () => {
  it('is an event of API Activity with all there is to say', () => {
    expect(toEvent('ocsf', 'full')).toEqual({
      activity_id: 2,
      activity_name: 'Read',
      category_uid: 6,
      category_name: 'Application Activity',
      class_uid: 6003,
      class_name: 'API Activity',
      type_uid: 600302,
      time: Date.parse('2026-11-20T08:15:30.123Z'),
      severity_id: 1,
      severity: 'Informational',
      status_id: 1,
      status: 'Success',
      status_code: '200',
      status_detail: 'from-cache',
      metadata: {
        version: '1.8.0',
        product: {
          name: 'Nexudus Toolkit',
          vendor_name: 'Nexudus Toolkit',
          feature: { name: 'audit-log' },
        },
        uid: `${fullEntry.logId}/42`,
        sequence: 42,
        correlation_uid: 'f3b1c2',
        original_time: fullEntry.time,
        log_name: 'audit',
        log_version: '2',
        profiles: ['trace'],
      },
      actor: {
        user: {
          name: 'support',
          type_id: 4,
          programmatic_credentials: [{ type: 'API Key', uid: 'key_1' }],
        },
      },
      api: {
        operation: 'searchOpenAiChatMessages',
        service: { name: 'OpenAiChatMessages' },
        request: { uid: 'f3b1c2' },
        response: { code: 200 },
      },
      src_endpoint: { ip: 'fe80::1' },
      http_request: { http_method: 'GET', uid: 'f3b1c2' },
      http_response: { code: 200, length: 903 },
      resources: [
        { uid: '87654321', type: 'record', role_id: 1 },
        { uid: '87654322', type: 'record', role_id: 1 },
        { uid: '1', type: 'business', role_id: 4 },
        { uid: '2', type: 'business', role_id: 4 },
        { uid: '2026-11.BBBBBBBBBBBBBBBBBBBBBB', type: 'person', role_id: 3 },
        { uid: '2026-11.CCCCCCCCCCCCCCCCCCCCCC', type: 'person', role_id: 3 },
      ],
      trace: { uid: fullEntry.traceId },
      unmapped: {
        logId: fullEntry.logId,
        category: 'access',
        phase: 'outcome',
        decision: 'allowed',
        parameters: ['page', 'size'],
        filters: fullEntry.filters,
        drift: 3,
        upstream: fullEntry.upstream,
        details: fullEntry.details,
        wasSuccessful: true,
        personalData: ['name', 'phone'],
        tokenized: ['phone'],
        redacted: ['email'],
      },
    });
  });

  it.each([
    ['GET', 2, 0],
    ['POST', 1, 0],
    ['PATCH', 3, 0],
    ['DELETE', 4, 0],
    ['OTHER', 99, 0],
    ['smallest', 0, 1],
    ['refused', 2, 2],
    ['reading', 2, 1],
    ['upkeep', 99, 1],
    ['unknown', 99, 0],
  ])('takes %s for activity %d with status %d', (name, activity_id, status_id) => {
    expect(toEvent('ocsf', name)).toMatchObject({ activity_id, status_id });
  });

  it('says of a failure why', () => {
    expect(toEvent('ocsf', 'refused')).toMatchObject({
      status: 'Failure',
      status_detail: 'key-missing',
      api: { response: { code: 401, error: 'key-missing' } },
    });
  });

  it('counts aggregated refusals', () => {
    expect(toEvent('ocsf', 'aggregated')).toMatchObject({
      count: 12_345,
      start_time: Date.parse('2026-11-20T08:00:00Z'),
      end_time: Date.parse('2026-11-20T08:15:00Z'),
    });
  });
});

describe('an export as ECS', () => {
  it('is an event of the category api with all there is to say', () => {
    expect(toEvent('ecs', 'full')).toEqual({
      '@timestamp': fullEntry.time,
      ecs: { version: '9.4.0' },
      event: {
        kind: 'event',
        category: ['api'],
        type: ['access'],
        outcome: 'success',
        action: 'searchOpenAiChatMessages',
        dataset: 'nexudus.audit',
        module: 'nexudus',
        provider: 'nexudus-toolkit',
        id: `${fullEntry.logId}/42`,
        sequence: 42,
        reason: 'from-cache',
      },
      client: { address: 'fe80::1%eth0', ip: 'fe80::1' },
      http: {
        request: { id: 'f3b1c2', method: 'GET' },
        response: { status_code: 200, body: { bytes: 903 } },
      },
      service: { name: 'nexudus-proxy', type: 'nexudus' },
      trace: { id: fullEntry.traceId },
      user: { name: 'support' },
      related: {
        ip: ['fe80::1'],
        user: ['support'],
        hash: ['2026-11.BBBBBBBBBBBBBBBBBBBBBB', '2026-11.CCCCCCCCCCCCCCCCCCCCCC'],
      },
      nexudus: {
        audit: {
          log_id: fullEntry.logId,
          schema_version: 2,
          category: 'access',
          phase: 'outcome',
          decision: 'allowed',
          parameters: ['page', 'size'],
          drift: 3,
          filters: fullEntry.filters,
          key_id: 'key_1',
          was_successful: true,
          upstream: {
            status: 200,
            attempts: 2,
            duration_ms: 12.5,
            queue_ms: 3,
            source: 'coalesced',
          },
          records: {
            count: 2,
            ids: [87_654_321, 87_654_322],
            business_ids: [1, 2],
            personal_data: ['name', 'phone'],
            tokenized: ['phone'],
            redacted: ['email'],
            subjects: ['2026-11.BBBBBBBBBBBBBBBBBBBBBB'],
          },
          details: {
            count: 2,
            periods: ['2026-10'],
            subjects: ['2026-11.CCCCCCCCCCCCCCCCCCCCCC'],
          },
        },
      },
    });
  });

  it.each([
    ['POST', ['creation'], 'unknown'],
    ['DELETE', ['deletion'], 'unknown'],
    ['refused', ['access', 'denied'], 'failure'],
    ['reading', ['access', 'admin'], 'success'],
    ['upkeep', ['admin'], 'success'],
    ['unknown', ['info'], 'unknown'],
  ])('takes %s for %j with outcome %s', (name, type, outcome) => {
    expect(toEvent('ecs', name)).toMatchObject({ event: { type, outcome } });
  });
});

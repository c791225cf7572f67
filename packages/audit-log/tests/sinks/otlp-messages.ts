/** What a collector reads of a log record, by the numbers of opentelemetry/proto/logs/v1/logs.proto. */
export interface ReadLogRecord {
  readonly timeUnixNano: bigint;
  readonly observedTimeUnixNano: bigint;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly body: string;
  readonly eventName: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: Readonly<Record<string, string | number>>;
}

interface Field {
  readonly number: number;
  readonly value: bigint;
  readonly bytes: Buffer;
}

/** Reads an export request in the wire format of protobuf, without the library that wrote it. */
export function readExportRequest(message: Buffer): {
  readonly records: readonly ReadLogRecord[];
  readonly resource: Readonly<Record<string, string | number>>;
} {
  const [resourceLogs] = all(message, 1);
  const [resource] = all(resourceLogs?.bytes, 1);
  const scopes = all(resourceLogs?.bytes, 2);
  const records = scopes.flatMap(({ bytes }) => all(bytes, 2)).map(({ bytes }) => toRecord(bytes));
  return { records, resource: toAttributes(all(resource?.bytes, 1)) };
}

/** An export response in which so many records were rejected. */
export function toExportResponse(rejected: number): Buffer {
  return Buffer.of(0x0a, 2, 0x08, rejected);
}

function toRecord(message: Buffer): ReadLogRecord {
  const first = (number: number): Field | undefined => all(message, number)[0];
  return {
    timeUnixNano: first(1)?.value ?? 0n,
    severityNumber: Number(first(2)?.value ?? 0n),
    severityText: String(first(3)?.bytes ?? ''),
    body: String(toValue(first(5)?.bytes)),
    attributes: toAttributes(all(message, 6)),
    traceId: first(9)?.bytes.toString('hex') ?? '',
    spanId: first(10)?.bytes.toString('hex') ?? '',
    observedTimeUnixNano: first(11)?.value ?? 0n,
    eventName: String(first(12)?.bytes ?? ''),
  };
}

function toAttributes(fields: readonly Field[]): Record<string, string | number> {
  return Object.fromEntries(
    fields.map(({ bytes }) => [String(all(bytes, 1)[0]?.bytes), toValue(all(bytes, 2)[0]?.bytes)]),
  );
}

/** Of an AnyValue: texts and whole numbers. */
function toValue(message: Buffer | undefined): string | number {
  const [text] = all(message, 1);
  if (text !== undefined) return text.bytes.toString();
  return Number(all(message, 3)[0]?.value ?? 0n);
}

function all(message: Buffer | undefined, number: number): Field[] {
  return message === undefined
    ? []
    : [...readFields(message)].filter((field) => field.number === number);
}

function* readFields(message: Buffer): Generator<Field> {
  let at = 0;
  const readVarint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => message.subarray(at, (at += length));
  while (at < message.length) {
    const tag = Number(readVarint());
    const number = tag >> 3;
    switch (tag & 7) {
      case 0:
        yield { number, value: readVarint(), bytes: Buffer.alloc(0) };
        break;
      case 1:
        yield { number, value: take(8).readBigUInt64LE(), bytes: Buffer.alloc(0) };
        break;
      case 2:
        yield { number, value: 0n, bytes: take(Number(readVarint())) };
        break;
      case 5:
        yield { number, value: BigInt(take(4).readUInt32LE()), bytes: Buffer.alloc(0) };
        break;
      default:
        throw new Error(`wire type ${tag & 7} at ${at}`);
    }
  }
}

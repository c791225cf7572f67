import { Counter, Gauge, type Registry } from 'prom-client';

interface Value {
  /** A counter if it only ever grows. */
  readonly kind: 'gauge' | 'counter';
  readonly name: string;
  readonly help: string;
}

interface PlainValue extends Value {
  readonly labelName?: never;
  /** `undefined` where there is none at present; then no sample is given. */
  readonly read: () => number | undefined;
}

interface LabelledValue extends Value {
  readonly labelName: string;
  /** By the value of the label. */
  readonly read: () => ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>>;
}

/** Something that is looked at when Prometheus asks, rather than kept up to date. */
export type ObservedValue = PlainValue | LabelledValue;

export function observeValues(registry: Registry, values: readonly ObservedValue[]): void {
  for (const value of values) {
    const { name, help, kind, labelName } = value;
    const labelNames = labelName === undefined ? [] : [labelName];
    const configuration = { name, help, labelNames, registers: [registry] };
    if (kind === 'counter')
      new Counter({
        ...configuration,
        async collect() {
          const samples = await readSamples(value);
          this.reset();
          for (const [labels, amount] of samples) this.inc(labels, amount);
        },
      });
    else
      new Gauge({
        ...configuration,
        async collect() {
          const samples = await readSamples(value);
          if (labelName === undefined) this.remove();
          else this.reset();
          for (const [labels, amount] of samples) this.set(labels, amount);
        },
      });
  }
}

async function readSamples(
  value: ObservedValue,
): Promise<readonly (readonly [Readonly<Record<string, string>>, number])[]> {
  if (value.labelName === undefined) {
    const amount = value.read();
    return amount === undefined ? [] : [[{}, amount]];
  }
  const { labelName } = value;
  const amounts = await value.read();
  return [...amounts].map(([label, amount]) => [{ [labelName]: label }, amount] as const);
}

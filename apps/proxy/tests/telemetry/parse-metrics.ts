export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly samples: Sample[];
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * Reads the text format of Prometheus, and throws at what is none, or is there twice.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function parseMetrics(text: string): ReadonlyMap<string, MetricFamily> {
  const families = new Map<string, MetricFamily>();
  let latest: MetricFamily | undefined;
  let help = '';
  const seen = new Set<string>();
  for (const line of text.split('\n').filter(Boolean)) {
    const [, comment, about = '', rest = ''] = /^# (HELP|TYPE) (\w+) ?(.*)$/.exec(line) ?? [];
    if (comment === 'HELP') help = rest;
    else if (comment === 'TYPE') {
      if (families.has(about)) throw new Error(`${about} is there twice`);
      latest = { name: about, help, type: rest, samples: [] };
      families.set(about, latest);
    } else {
      const [, name = '', labels = '', value = ''] =
        /^([a-z_]\w*)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? [];
      if (!latest || ![name, name.replace(/_(?:bucket|sum|count)$/, '')].includes(latest.name))
        throw new Error(`No metric: ${line}`);
      const key = `${name}{${labels}}`;
      if (seen.has(key)) throw new Error(`${key} is there twice`);
      seen.add(key);
      if (!/^(?:nan|[+-]inf|[+-]?[\d.]+(?:e[+-]?\d+)?)$/i.test(value))
        throw new Error(`No number: ${line}`);
      latest.samples.push({ labels: parseLabels(labels), value: toNumber(value) });
    }
  }
  return families;
}

function parseLabels(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)",?/g)].map(([, name = '', value = '']) => [
      ...[name, value],
    ]),
  ) as Record<string, string>; // of pairs
}

function toNumber(text: string): number {
  return text === '+Inf' ? Infinity : Number(text);
}

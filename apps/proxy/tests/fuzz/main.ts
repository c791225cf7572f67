import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const usage = `Usage: npm run test:fuzz -- [--requests N] [--seed S]

Sends N random requests (20000 by default) to a proxy of its own. The seed, which is printed, brings
the same requests again. Exit code: 0 nothing found, 1 something found, 2 the arguments do not fit.
`;

/** @throws if the text is no number of that kind */
function parseCount(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a number of at most nine digits`);
  return Number(text);
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(randomInt(2 ** 29)) },
      help: { type: 'boolean', default: false },
    },
  });
  const { help } = values;
  return {
    help,
    requests: parseCount(values.requests, 'requests'),
    seed: parseCount(values.seed, 'seed'),
  };
}

try {
  const { help, requests, seed } = readArguments();
  if (help) process.stdout.write(usage);
  else {
    // Not before, so that nobody waits for it to be told of a wrong flag.
    const { runFuzz } = await import('./run-fuzz.ts');
    process.stdout.write(`seed ${seed}\n`);
    const startedAtMs = performance.now();
    const { findings, ...figures } = await runFuzz({
      ...{ requests, seed },
      onProgress: (sent) => process.stderr.write(`${sent} of ${requests}\n`),
    });
    const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
    process.stdout.write(`${JSON.stringify({ ...figures, seconds })}\n`);
    for (const finding of findings) process.stdout.write(`${finding}\n`);
    process.exitCode = findings.length > 0 ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(
    `${String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''}\n`,
  );
  process.exitCode = 2;
}

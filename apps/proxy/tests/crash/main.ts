import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const usage = `Usage: npm run test:crash [-- --kills N --seed S]

Kills the proxy N times (200 by default) under load, and looks each time whether everything is on
record. The seed, which is printed, brings the same requests and moments again, as far as machines go.
Exit code: 0 nothing found, 1 something found, 2 the arguments do not fit.
`;

const maxLifeMs = 400;

/** @throws if the text is no number of that kind */
function parseCount(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a number of at most nine digits`);
  return Number(text);
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(randomInt(2 ** 29)) },
      help: { type: 'boolean', default: false },
    },
  });
  const { help } = values;
  return {
    help,
    kills: parseCount(values.kills, 'kills'),
    seed: parseCount(values.seed, 'seed'),
  };
}

try {
  const { help, kills, seed } = readArguments();
  if (help) process.stdout.write(usage);
  else {
    // Not before, so that nobody waits for it to be told of a wrong flag.
    const { runCrashes } = await import('./run-crashes.ts');
    process.stdout.write(`seed ${seed}\n`);
    const startedAtMs = performance.now();
    const { findings, ...figures } = await runCrashes({
      ...{ kills, seed, maxLifeMs },
      onProgress: (killed) => {
        if (killed % 10 === 0) process.stderr.write(`${killed} of ${kills}\n`);
      },
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

import { randomUUID } from 'node:crypto';
import { readSpecification } from '../specification/read-specification.ts';
import { cassetteOrigin } from './cassette/create-cassette.ts';
import type { RunSettings } from './cassette/har.ts';
import { createReplay, readCassette } from './cassette/replay.ts';
import { systemClock } from './clock.ts';
import { liveHelpText, parseLiveFlags, type LiveFlags } from './command-line/parse-live-flags.ts';
import { readAccess } from './command-line/read-credentials.ts';
import { estimateDurationMs } from './pacer.ts';
import { selectQuestions } from './questions/list-questions.ts';
import { readLedger, type Ledger } from './read-ledger.ts';
import { InterruptedError } from './recorder.ts';
import { toExitCode } from './report/live-report.ts';
import { renderReport } from './report/render-report.ts';
import { createFolder, writeReport } from './report/write-report.ts';
import { runLive, type LiveOptions, type LiveResult } from './run-live.ts';

const notCarriedOut = 2;
const answerTimeoutMs = 60_000;

// Once: whoever asks a second time would leave a message behind that the run has created.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (!interruption.signal.aborted) say('Interrupted: cleaning up, then ending.');
    interruption.abort(new InterruptedError());
  });

const command = parseLiveFlags(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(liveHelpText);
    break;
  case 'invalid':
    say(command.message);
    process.exitCode = notCarriedOut;
    break;
  case 'run':
    process.exitCode = await run(command.flags);
    break;
}

async function run(flags: LiveFlags): Promise<number> {
  try {
    const ledger = await readLedger();
    const target = flags.replay === undefined ? readLive(flags) : await readReplay(flags.replay);
    if (flags.replay === undefined) say(await describeRun(target.settings, ledger));
    const { reportFolder } = flags;
    if (reportFolder !== undefined) await createFolder(reportFolder);
    const save = async ({ report, cassette }: LiveResult): Promise<void> => {
      if (reportFolder !== undefined) await writeReport(reportFolder, report, cassette);
    };
    const result = await runLive({
      ...target,
      ledger,
      specification: await readSpecification(),
      signal: interruption.signal,
      onProgress: save,
    });
    await save(result);
    const { report } = result;
    process.stdout.write(
      flags.json ? `${JSON.stringify(report, undefined, 2)}\n` : renderReport(report),
    );
    if (report.problem !== null) say(report.problem);
    if (reportFolder !== undefined)
      say(`Written to ${reportFolder}: cassette.har, findings.json, ledger.yaml`);
    return toExitCode(report);
  } catch (error) {
    say(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    return notCarriedOut;
  }
}

type Target = Pick<LiveOptions, 'baseUrl' | 'credentials' | 'settings' | 'clock' | 'send'>;

function readLive({ write, businessId, provokeThrottle, maximumSize }: LiveFlags): Target {
  return {
    ...readAccess(process.env),
    settings: {
      write,
      ...(businessId === undefined ? {} : { businessId }),
      provokeThrottle,
      maximumSize,
      marker: `Written and deleted by an automatic check of the API, ${randomUUID()}`,
    },
    clock: systemClock,
    send: (request) =>
      fetch(request, {
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(answerTimeoutMs)]),
      }),
  };
}

async function readReplay(path: string): Promise<Target> {
  const replay = createReplay(await readCassette(path));
  const credentials = { kind: 'access-token', accessToken: 'replayed' } as const;
  return { ...replay, baseUrl: cassetteOrigin, credentials };
}

async function describeRun(settings: RunSettings, ledger: Ledger): Promise<string> {
  const methods = [
    'POST',
    'GET',
    ...selectQuestions(settings).flatMap((question) => question.methods),
    ...(settings.write ? ['DELETE'] : []),
  ];
  const seconds = Math.ceil((await estimateDurationMs(ledger.limits, methods)) / 1000);
  const kind = settings.write
    ? 'one message is created, changed and deleted'
    : 'nothing is written';
  return `At most about ${methods.length} requests, which take ${seconds} seconds or more within the published limits; ${kind}.`;
}

/** Everything but the report goes here, so that the report can be piped. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

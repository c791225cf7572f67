import type { Specification } from '../specification/specification.ts';
import { createCassette } from './cassette/create-cassette.ts';
import type { Har, RunSettings } from './cassette/har.ts';
import type { Clock } from './clock.ts';
import type { Credentials } from './command-line/read-credentials.ts';
import { checkCassette } from './drift/check-cassette.ts';
import { listUnlistedFields } from './drift/list-unlisted-fields.ts';
import { createNexudus, isEndOfRun, NoAnswerError, type Nexudus } from './nexudus.ts';
import { createOwnMessages, type OwnMessages } from './own-messages.ts';
import { createPacer } from './pacer.ts';
import { undecided, type Outcome, type Question, type QuestionContext } from './question.ts';
import { selectQuestions } from './questions/list-questions.ts';
import { numberOf, readPage, UnexpectedAnswerError, type LivePage } from './read-answer.ts';
import type { Ledger } from './read-ledger.ts';
import { createRecorder, InterruptedError, type Send } from './recorder.ts';
import type { Finding, LiveReport } from './report/live-report.ts';
import { signIn, SignInError } from './sign-in.ts';

export interface LiveOptions {
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly settings: RunSettings;
  readonly specification: Specification;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What brings requests to the API, and their answers back. */
  readonly send: Send;
  /** Aborted, it ends the run early, but in order: what was created is deleted all the same. */
  readonly signal?: AbortSignal;
  /** Told after each question what is known so far. */
  readonly onProgress?: (result: LiveResult) => Promise<void>;
}

export interface LiveResult {
  readonly report: LiveReport;
  readonly cassette: Har;
}

/** Asks the API every question that the settings allow, and never throws for what it answers. */
export async function runLive(options: LiveOptions): Promise<LiveResult> {
  const { settings, specification, ledger, clock, signal } = options;
  let isCleaningUp = false;
  const recorder = createRecorder({
    send: options.send,
    baseUrl: options.baseUrl,
    pacer: createPacer({ limits: ledger.limits, clock }),
    clock,
    interruption: () => (isCleaningUp ? undefined : signal),
  });
  const findings: Finding[] = [];
  const problems: string[] = [];

  const summarise = (): LiveResult => ({
    cassette: createCassette(recorder.exchanges, settings),
    report: {
      problem: problems.length === 0 ? null : problems.join(' '),
      findings: [...findings],
      drift: [],
      unlistedFields: [],
      // A replay has no sign-in, and finds out the same.
      requests: recorder.exchanges.filter(({ operationId }) => operationId !== 'issueToken').length,
      throttled: recorder.throttled.length,
    },
  });

  let ownMessages: OwnMessages | undefined;
  try {
    const nexudus = createNexudus(await signIn({ ...options, recorder }), recorder);
    const sample = await readSample(nexudus);
    ownMessages = createOwn(nexudus, sample, settings);
    const context = { nexudus, sample, settings, recorder, ownMessages };
    for (const question of selectQuestions(settings)) {
      const outcome = await ask(question, context);
      findings.push(toFinding(question, outcome, ledger));
      await options.onProgress?.(summarise());
    }
  } catch (error) {
    problems.push(describe(error));
  } finally {
    isCleaningUp = true;
    problems.push(...((await ownMessages?.cleanUp()) ?? []));
  }
  const { report, cassette } = summarise();
  const drift = await checkCassette(cassette, specification);
  const unlistedFields = listUnlistedFields(cassette, specification);
  return { cassette, report: { ...report, drift, unlistedFields } };
}

async function readSample(nexudus: Nexudus): Promise<LivePage> {
  const answer = await nexudus.search('size=100');
  if (answer.status === 401)
    throw new SignInError(
      'a search was answered with 401: the credentials are wrong, or lack the role OpenAiChatMessage-List',
    );
  if (answer.status !== 200 || answer.json === undefined)
    throw new UnexpectedAnswerError(
      `a search was answered with ${answer.status} and ${answer.json === undefined ? 'no JSON' : 'JSON'}; ` +
        'check that NEXUDUS_BASE_URL is the address of the API',
    );
  return readPage(answer);
}

function createOwn(nexudus: Nexudus, { records }: LivePage, settings: RunSettings): OwnMessages {
  const businessId = settings.businessId ?? numberOf(records[0], 'BusinessId');
  if (businessId === undefined && settings.write)
    throw new UnexpectedAnswerError(
      'there is no record to take the business from; name one with --business',
    );
  // Without --write nothing asks for a message, so the business does not matter.
  return createOwnMessages({ nexudus, businessId: businessId ?? 0, marker: settings.marker });
}

async function ask(question: Question, context: QuestionContext): Promise<Outcome> {
  try {
    return await question.investigate(context);
  } catch (error) {
    if (error instanceof NoAnswerError || error instanceof UnexpectedAnswerError)
      return undecided(error.message);
    throw error;
  }
}

function toFinding(
  { id, asks, ledger: entry }: Question,
  outcome: Outcome,
  ledger: Ledger,
): Finding {
  const decision = ledger.decisions.get(entry.id) ?? ledger.rules.get(entry.id) ?? null;
  return { id, asks, ledger: entry, decision, ...outcome };
}

/** A message of our own; that of any other error could repeat what was sent or received. */
function describe(error: unknown): string {
  if (error instanceof InterruptedError) return 'The run was interrupted.';
  const isOurs =
    isEndOfRun(error) ||
    [NoAnswerError, UnexpectedAnswerError, SignInError].some((own) => error instanceof own);
  if (isOurs && error instanceof Error) return toSentence(error.message);
  return `The run ended with a failure of its own: ${error instanceof Error ? error.name : typeof error}.`;
}

function toSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

import type { ReceivedAnswer } from './exchange.ts';
import type { MessageBody, Nexudus } from './nexudus.ts';
import { numberOf, readCommand, readPage, UnexpectedAnswerError } from './read-answer.ts';

/** The messages that a run has created, which are the only ones that it changes. */
export interface OwnMessages {
  /** The message to work with; created when it is first asked for. */
  main(): Promise<OwnMessage>;
  /** The answer to a create without a `BusinessId`, which should be refused; sent once. */
  withoutBusiness(): Promise<ReceivedAnswer>;
  /** @throws UnexpectedAnswerError for any other message than the run's own */
  update(body: MessageBody): Promise<ReceivedAnswer>;
  /** @throws UnexpectedAnswerError for any other message than the run's own */
  remove(id: number): Promise<ReceivedAnswer>;
  /** Deletes what is left; yields what could not be deleted, a line for each. */
  cleanUp(): Promise<readonly string[]>;
}

export interface OwnMessage {
  readonly id: number;
  readonly created: ReceivedAnswer;
}

export interface OwnMessagesOptions {
  readonly nexudus: Nexudus;
  readonly businessId: number;
  /** The content of each message; no other message has it. */
  readonly marker: string;
}

export function createOwnMessages(options: OwnMessagesOptions): OwnMessages {
  const { nexudus, businessId, marker } = options;
  /** Created, and not known to be deleted. */
  const left = new Set<number>();
  /** Creates after which a message may be there whose id is not known. */
  let unclearCreates = 0;
  let main: Promise<OwnMessage> | undefined;
  let withoutBusiness: Promise<ReceivedAnswer> | undefined;

  const expectOwn = (id: unknown): void => {
    if (typeof id !== 'number' || !left.has(id))
      throw new UnexpectedAnswerError(
        'The record has another id than the one created, and a live run changes no other message than its own.',
      );
  };

  const create = async (changes: MessageBody = {}): Promise<ReceivedAnswer> => {
    // Until there is an answer that says otherwise.
    unclearCreates += 1;
    const answer = await nexudus.create({
      BusinessId: businessId,
      Action: 1,
      Content: marker,
      ...changes,
    });
    const command = readCommand(answer);
    if (command?.id !== undefined) left.add(command.id);
    if (command && (!command.wasSuccessful || command.id !== undefined)) unclearCreates -= 1;
    return answer;
  };

  const remove = async (id: number): Promise<ReceivedAnswer> => {
    expectOwn(id);
    const answer = await nexudus.remove(id);
    if (answer.status === 404 || readCommand(answer)?.wasSuccessful === true) left.delete(id);
    return answer;
  };

  /** Messages with the very content that only this run has written. */
  const findUnknown = async (): Promise<readonly number[]> => {
    const query = new URLSearchParams({
      OpenAiChatMessage_Content: marker,
      orderBy: 'Id',
      dir: '1',
      size: '25',
    });
    const { records } = readPage(await nexudus.search(query.toString()));
    return records
      .filter(({ Content }) => Content === marker)
      .flatMap((record) => numberOf(record, 'Id') ?? []);
  };

  return {
    main() {
      main ??= create().then((created) => {
        const id = readCommand(created)?.id;
        if (id === undefined)
          throw new UnexpectedAnswerError(
            `A create was answered with ${created.status} and without an id.`,
          );
        return { id, created };
      });
      return main;
    },
    withoutBusiness: () => (withoutBusiness ??= create({ BusinessId: null })),
    async update(body) {
      expectOwn(body['Id']);
      return nexudus.update(body);
    },
    remove,
    async cleanUp() {
      const problems: string[] = [];
      if (unclearCreates > 0) {
        const found = await findUnknown().catch(() => undefined);
        for (const id of found ?? []) left.add(id);
        if (!found)
          problems.push(
            `A message may have been created that could not be looked for: search business ${businessId} ` +
              `for the content "${marker}", and delete it by hand.`,
          );
      }
      for (const id of [...left]) {
        for (let attempt = 1; attempt <= 3 && left.has(id); attempt += 1)
          await remove(id).catch(() => undefined);
        if (left.has(id))
          problems.push(
            `Message ${id} of business ${businessId} could not be deleted: delete it by hand.`,
          );
      }
      return problems;
    },
  };
}

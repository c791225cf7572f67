import type { ReceivedAnswer } from '../exchange.ts';
import { readCommand, readRecord, UnexpectedAnswerError } from '../read-answer.ts';
import { undecided, type Outcome, type Question } from '../question.ts';

const greatestOffsetMinutes = 14 * 60;

export const createAnswer: Question = {
  id: 'create-answer',
  asks: 'How is a create answered?',
  ledger: { kind: 'rule', id: 'create-answers-200' },
  needs: 'write',
  methods: ['POST'],
  async investigate({ ownMessages }): Promise<Outcome> {
    const { created } = await ownMessages.main();
    const isAsDescribed = created.status === 200 && readCommand(created)?.wasSuccessful === true;
    return {
      verdict: isAsDescribed ? 'settled' : 'contradicts',
      statement: `A create is answered with ${created.status} and the new id in Value.Id.`,
      evidence: { status: created.status },
    };
  },
};

export const timestampZone: Question = {
  id: 'timestamp-zone',
  asks: 'Are the timestamps of records in UTC, as their Z says?',
  ledger: { kind: 'rule', id: 'date-filters-without-zone' },
  needs: 'write',
  methods: ['GET'],
  async investigate({ nexudus, ownMessages }): Promise<Outcome> {
    const { id, created } = await ownMessages.main();
    const { CreatedOn } = readRecord(await nexudus.get(id, { anew: true }));
    const serverTime = Date.parse(created.headers.get('date') ?? '');
    const createdOn = typeof CreatedOn === 'string' ? Date.parse(CreatedOn) : Number.NaN;
    if (Number.isNaN(serverTime) || Number.isNaN(createdOn))
      return undecided('The answer has no Date, or the record no time, to compare.');
    const quarterMs = 900_000;
    const offsetMinutes = Math.round((createdOn - serverTime) / quarterMs) * 15;
    if (Math.abs(offsetMinutes) > greatestOffsetMinutes)
      return undecided('CreatedOn of a new record is further from now than any zone is from UTC.');
    return {
      verdict: offsetMinutes === 0 ? 'settled' : 'contradicts',
      statement:
        offsetMinutes === 0
          ? 'CreatedOn of a new record is the time of its creation, in UTC.'
          : `CreatedOn of a new record is ${offsetMinutes} minutes off the time of its creation in UTC.`,
      evidence: { offsetMinutes },
    };
  },
};

export const missingLink: Question = {
  id: 'missing-link-name',
  asks: 'Under which name is a missing BusinessId reported?',
  ledger: { kind: 'rule', id: 'missing-link-named-by-entity' },
  needs: 'write',
  methods: ['POST'],
  async investigate({ ownMessages }): Promise<Outcome> {
    const answer = await ownMessages.withoutBusiness();
    const command = readCommand(answer);
    if (!command) return unreadable(answer);
    if (command.wasSuccessful)
      return {
        verdict: 'contradicts',
        statement: 'A message without a BusinessId was created.',
        evidence: { status: answer.status },
      };
    const isNamed = (name: string) => command.properties.includes(name);
    const name = isNamed('Business')
      ? 'Business'
      : isNamed('BusinessId')
        ? 'BusinessId'
        : 'another';
    return {
      verdict: name === 'Business' ? 'settled' : 'contradicts',
      statement: `A missing BusinessId is answered with ${answer.status} and reported under ${name === 'another' ? 'another name' : name}.`,
      evidence: { status: answer.status, name, errors: command.properties.length },
    };
  },
};

export const failureStatus: Question = {
  id: 'status-in-failures',
  asks: 'Does the envelope of a failure carry Status?',
  ledger: { kind: 'contradiction', id: 'status-in-failures' },
  needs: 'write',
  methods: [],
  async investigate({ ownMessages }): Promise<Outcome> {
    const answer = await ownMessages.withoutBusiness();
    const command = readCommand(answer);
    if (!command) return unreadable(answer);
    if (command.wasSuccessful) return undecided('The create that should have failed did not.');
    return {
      verdict: 'settled',
      statement: `A failed validation is answered with ${answer.status} and ${command.hasStatus ? 'a' : 'no'} Status in its envelope.`,
      evidence: { status: answer.status, hasStatus: command.hasStatus },
    };
  },
};

export const readOnlyFields: Question = {
  id: 'read-only-fields',
  asks: 'May a record be sent back as it was read?',
  ledger: { kind: 'rule', id: 'read-only-fields-sent-back' },
  needs: 'write',
  methods: ['GET', 'PUT'],
  async investigate({ nexudus, ownMessages }): Promise<Outcome> {
    const { id } = await ownMessages.main();
    const record = readRecord(await nexudus.get(id, { anew: true }));
    const answer = await ownMessages.update(record);
    const command = readCommand(answer);
    if (!command) return unreadable(answer);
    return {
      verdict: command.wasSuccessful ? 'settled' : 'contradicts',
      statement: `An update with the whole record as it was read is ${command.wasSuccessful ? 'accepted' : `refused with ${answer.status}`}.`,
      evidence: { status: answer.status, fields: Object.keys(record).length },
    };
  },
};

export const emptyContent: Question = {
  id: 'empty-content',
  asks: 'May Content be empty?',
  ledger: { kind: 'contradiction', id: 'empty-content' },
  needs: 'write',
  methods: ['GET', 'PUT', 'GET'],
  async investigate({ nexudus, ownMessages }): Promise<Outcome> {
    // An update, not a create: a message without its mark could not be told from others.
    const { id } = await ownMessages.main();
    const record = readRecord(await nexudus.get(id, { anew: true }));
    const answer = await ownMessages.update({ ...record, Content: '' });
    const command = readCommand(answer);
    if (!command) return unreadable(answer);
    const isEmpty =
      command.wasSuccessful && readRecord(await nexudus.get(id, { anew: true }))['Content'] === '';
    return {
      verdict: isEmpty ? 'settled' : 'contradicts',
      statement: isEmpty
        ? 'An update with an empty Content is accepted, and the record has it.'
        : `An update with an empty Content is answered with ${answer.status} and has no such effect.`,
      evidence: { status: answer.status, isEmpty },
    };
  },
};

export const deleteAnswer: Question = {
  id: 'delete-answer',
  asks: 'How is a delete answered, and is the record gone?',
  ledger: { kind: 'operation', id: 'deleteOpenAiChatMessage' },
  needs: 'write',
  methods: ['DELETE', 'GET'],
  async investigate({ nexudus, ownMessages }): Promise<Outcome> {
    const { id } = await ownMessages.main();
    const answer = await ownMessages.remove(id);
    const command = readCommand(answer);
    const { status: statusAfter } = await nexudus.get(id, { anew: true });
    const hasEnvelope = command?.wasSuccessful === true && command.id === id;
    return {
      verdict:
        answer.status === 200 && hasEnvelope && statusAfter === 404 ? 'settled' : 'contradicts',
      statement: `A delete is answered with ${answer.status} ${hasEnvelope ? 'and the envelope with the id' : 'but not with the envelope and the id'}; a read afterwards with ${statusAfter}.`,
      evidence: { status: answer.status, hasEnvelope, statusAfter },
    };
  },
};

function unreadable({ status }: ReceivedAnswer): never {
  throw new UnexpectedAnswerError(`A write was answered with ${status} and without the envelope.`);
}

import { operations } from '@nexudus-toolkit/validation';
import { describe, expect, it } from 'vitest';
import { listPeople } from '../../src/recording/people.ts';
import { toRecord } from '../fixtures/records.ts';

const list = (...records: unknown[]) =>
  listPeople(records).map(({ kind, value }) => `${kind}:${value}`);

describe('listPeople', () => {
  it('names everybody whom a record is about, by each handle', () => {
    const record = toRecord({
      ...{ UserId: 5, AiChannelSessionId: 77, AiChannelSessionCoworkerId: '123' },
      ...{ AiChannelSessionExternalIdentifier: 'wa-1', UpdatedBy: 'staff@example.org' },
      ...{ AiChannelSessionCoworkerFullName: 'Anna', AiChannelSessionCoworkerBillingName: 'Berg' },
      AiChannelSessionCoworkerMobilePhone: '+441',
      AiChannelSessionCoworkerLandLine: '+442',
      ...{ AiChannelSessionCoworkerCompanyName: 'Co', AiChannelSessionCoworkerTeamNames: 'Team' },
      ResponderName: 'Rita',
    });
    expect(list(record).toSorted()).toEqual([
      ...['contact:wa-1', 'coworker:123', 'email:staff@example.org', 'name:Anna', 'name:Berg'],
      ...['name:Co', 'name:Rita', 'name:Team', 'phone:+441', 'phone:+442', 'session:77', 'user:5'],
    ]);
  });

  it('leaves out no field that the specification classes, but free text', () => {
    const { personalData } = operations.getOpenAiChatMessage;
    for (const [field, personalDataClass] of Object.entries(personalData))
      expect([field, list({ [field]: 'x' }).length]).toEqual([
        field,
        personalDataClass === 'free-text' ? 0 : 1,
      ]);
  });

  it('names each once, and nobody for what is null, empty or of another type', () => {
    const one = toRecord({ UserId: 5, ResponderName: 'Rita' });
    const odd = { UserId: null, ResponderName: '  ', UpdatedBy: { Name: 'x' } };
    expect(list(one, one, odd, null, 'text', [one])).toEqual(['user:5', 'name:Rita']);
  });

  it('takes an id in either form', () => {
    expect(list({ AiChannelSessionCoworkerId: 123 }, { UserId: '5' })).toEqual([
      'coworker:123',
      'user:5',
    ]);
  });

  it('takes no notice of what an object inherits', () => {
    expect(list(Object.create({ UserId: 5 }))).toEqual([]);
  });
});

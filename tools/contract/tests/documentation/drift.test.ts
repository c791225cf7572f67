import { describe, expect, it } from 'vitest';
import { checkText, listFindings } from './drift.ts';
import {
  changeExample,
  changeField,
  changeParameter,
  changeRequestField,
  findResponse,
  removeField,
  removeParameter,
  removeRequestField,
  type PageChange,
} from './fixtures/changes.ts';
import type { FixturePage } from './fixtures/fixture-page.ts';
import {
  createCreatePage,
  createDeletePage,
  createForeignPage,
  createGetPage,
  createSearchPage,
  createUpdatePage,
} from './fixtures/pages.ts';
import { field } from './fixtures/record.ts';
import { toMarkdown } from './fixtures/to-markdown.ts';
import { toRenderedText } from './fixtures/to-rendered-text.ts';

interface DriftCase {
  readonly change: string;
  readonly page: () => FixturePage;
  readonly apply: PageChange;
  readonly findings: readonly string[];
  /** The one form that can express it; both unless given. */
  readonly form?: 'markdown' | 'rendered';
}

const mood = field('Mood', 'string', 'How it sounds.');
const query = (name: string, type = 'string') =>
  ({ ...field(name, type, 'Equal to this.'), in: 'query' }) as const;
const rating = 'OpenAiChatMessage_Rating';

const cases: readonly DriftCase[] = [
  // Fields of answers
  {
    change: 'a response field is added',
    page: createGetPage,
    apply: (page) => findResponse(page).fields.push(mood),
    findings: ['additive: added response field Mood (status 200) (presence)'],
  },
  {
    change: 'a response field is removed from the table alone',
    page: createGetPage,
    apply: removeField('Rating'),
    findings: ['breaking: removed response field Rating (status 200) (presence)'],
  },
  {
    change: 'a response field is removed from table and example',
    page: createGetPage,
    apply: (page) => {
      removeField('Rating')(page);
      changeExample('Rating', undefined)(page);
    },
    findings: ['breaking: removed response field Rating (status 200) (presence)'],
  },
  {
    change: 'a response field is renamed',
    page: createGetPage,
    apply: changeField('Channel', { name: 'Medium' }),
    findings: [
      'breaking: removed response field Channel (status 200) (presence)',
      'additive: added response field Medium (status 200) (presence)',
    ],
  },
  {
    change: 'a response field is retyped',
    page: createGetPage,
    apply: changeField('Rating', { type: 'string' }),
    findings: ['breaking: changed response field Rating (status 200) (type)'],
  },
  {
    change: 'an integer of an answer becomes a number',
    page: createSearchPage,
    apply: changeField('TotalItems', { type: 'number' }),
    findings: ['breaking: changed response field TotalItems (status 200) (type)'],
  },
  {
    change: 'a list becomes a single record',
    page: createSearchPage,
    apply: changeField('Records', { type: 'OpenAiChatMessage' }),
    findings: ['breaking: changed response field Records (status 200) (type)'],
  },
  {
    change: 'a response field that is always present may be null',
    page: createGetPage,
    apply: changeField('BusinessId', { type: 'integer | null' }),
    findings: ['breaking: changed response field BusinessId (status 200) (type)'],
    form: 'markdown',
  },
  {
    change: 'a response field that may be null is required',
    page: createGetPage,
    apply: changeField('UserId', { required: true }),
    findings: ['additive: changed response field UserId (status 200) (required)'],
  },
  {
    change: 'a response field that never is null is required',
    page: createGetPage,
    apply: changeField('Id', { required: true }),
    findings: ['wording only: changed response field Id (status 200) (required)'],
  },
  {
    change: 'a field that only the example showed gets a type',
    page: createGetPage,
    apply: (page) => findResponse(page).fields.push(field('CustomFields', 'object', 'Own fields.')),
    findings: ['additive: changed response field CustomFields (status 200) (type)'],
  },
  {
    change: 'a field within a field is removed',
    page: createCreatePage,
    apply: changeField('Errors', {
      children: ['AttemptedValue', 'Message'].map((name) => field(name, 'string', 'Of one.')),
    }),
    findings: [
      'breaking: removed response field Errors[].PropertyName (status 200) (presence)',
      'additive: changed response field Errors[].AttemptedValue (status 200) (type)',
    ],
  },
  {
    change: 'a field within a field is added',
    page: createCreatePage,
    apply: (page) =>
      findResponse(page)
        .fields.find(({ name }) => name === 'Errors')
        ?.children?.push(mood),
    findings: ['additive: added response field Errors[].Mood (status 200) (presence)'],
  },
  {
    change: 'a field of a failure is retyped',
    page: createCreatePage,
    apply: changeField('Errors', { type: 'string[]' }, '400'),
    findings: ['breaking: changed response field Errors (status 400) (type)'],
  },
  {
    change: 'the meaning of the direction that an answer repeats changes',
    page: createSearchPage,
    apply: changeField('CurrentSortDirection', {
      description: 'Is 1 for ascending, -1 for descending.',
    }),
    findings: ['breaking: changed response field CurrentSortDirection (status 200) (values)'],
  },

  // Examples
  {
    change: 'an example becomes null where null is not allowed',
    page: createGetPage,
    apply: changeExample('BusinessId', null),
    findings: ['breaking: changed response field BusinessId (status 200) (nullability)'],
  },
  {
    change: 'an example within a list becomes null',
    page: createSearchPage,
    apply: changeExample('Records.0.Content', null),
    findings: ['breaking: changed response field Records[].Content (status 200) (nullability)'],
  },
  {
    change: 'an example has another type',
    page: createGetPage,
    apply: changeExample('Id', '40817'),
    findings: ['breaking: changed response field Id (status 200) (type)'],
  },
  {
    change: 'an example has a member that nobody knows',
    page: createSearchPage,
    apply: changeExample('Records.0.Mood', 'calm'),
    findings: ['additive: added response field Records[].Mood (status 200) (presence)'],
  },
  {
    change: 'an example lacks a member',
    page: createSearchPage,
    apply: changeExample('PageNumber', undefined),
    findings: ['breaking: removed response field PageNumber (status 200) (presence)'],
  },
  {
    change: 'an example writes a time otherwise',
    page: createGetPage,
    apply: changeExample('CreatedOn', '01/03/2026'),
    findings: ['breaking: changed response field CreatedOn (status 200) (format)'],
  },
  {
    change: 'the example of a create has a null',
    page: createCreatePage,
    apply: changeExample('UpdatedBy', null),
    findings: ['breaking: changed response field UpdatedBy (status 200) (nullability)'],
  },
  {
    change: 'the example of a failure reports a success',
    page: createCreatePage,
    apply: changeExample('WasSuccessful', true, '400'),
    findings: ['breaking: changed response field WasSuccessful (status 400) (values)'],
  },
  {
    change: 'a search example carries what search results are said to lack',
    page: createSearchPage,
    apply: changeExample('Records.0.Action', 1),
    findings: ['additive: added response field Records[].Action (status 200) (presence)'],
  },
  {
    change: 'an example is gone',
    page: createGetPage,
    apply: (page) => (findResponse(page).example = undefined),
    findings: ['wording only: removed example of status 200 (example)'],
  },

  // Statuses
  {
    change: 'a status is described that is known by conclusion only',
    page: createGetPage,
    apply: (page) => page.responses.push({ status: '404', fields: [mood], example: undefined }),
    findings: [
      'additive: added body of status 404 (presence)',
      'wording only: added status 404 (presence)',
    ],
  },
  {
    change: 'a status is described that the specification lacks',
    page: createCreatePage,
    apply: (page) => page.responses.push({ status: '422', fields: [mood], example: undefined }),
    findings: ['additive: added status 422 (presence)'],
  },
  {
    change: 'a failure is not described any more',
    page: createCreatePage,
    apply: (page) => page.responses.pop(),
    findings: ['additive: removed status 400 (presence)'],
  },
  {
    change: 'a success has another status',
    page: createCreatePage,
    apply: (page) => (findResponse(page).status = '201'),
    findings: ['breaking: removed status 200 (presence)', 'breaking: added status 201 (presence)'],
  },

  // Parameters
  {
    change: 'a parameter is added',
    page: createSearchPage,
    apply: (page) => page.parameters.push(query('OpenAiChatMessage_Mood')),
    findings: ['additive: added query parameter OpenAiChatMessage_Mood (presence)'],
  },
  {
    change: 'a required parameter is added',
    page: createSearchPage,
    apply: (page) => page.parameters.push({ ...query('tenant', 'integer'), required: true }),
    findings: ['breaking: added query parameter tenant (presence)'],
  },
  {
    change: 'a parameter is removed',
    page: createSearchPage,
    apply: removeParameter(rating),
    findings: [`breaking: removed query parameter ${rating} (presence)`],
  },
  {
    change: 'a parameter is retyped',
    page: createSearchPage,
    apply: changeParameter(rating, { type: 'string' }),
    findings: [`breaking: changed query parameter ${rating} (type)`],
  },
  {
    change: 'a parameter takes more than it did',
    page: createSearchPage,
    apply: changeParameter(rating, { type: 'number' }),
    findings: [`additive: changed query parameter ${rating} (type)`],
  },
  {
    change: 'a parameter becomes required',
    page: createSearchPage,
    apply: changeParameter('OpenAiChatMessage_Business', { required: true }),
    findings: ['breaking: changed query parameter OpenAiChatMessage_Business (required)'],
  },
  {
    change: 'a parameter moves into a header',
    page: createSearchPage,
    apply: changeParameter('page', { in: 'header' }),
    findings: ['breaking: changed query parameter page (location)'],
  },
  {
    change: 'a default changes',
    page: createSearchPage,
    apply: changeParameter('size', { default: '50' }),
    findings: ['breaking: changed query parameter size (default)'],
  },
  {
    change: 'a default is gone',
    page: createSearchPage,
    apply: changeParameter('size', { default: undefined }),
    findings: ['breaking: removed query parameter size (default)'],
  },
  {
    change: 'a default is new',
    page: createSearchPage,
    apply: changeParameter('dir', { default: '0' }),
    findings: ['additive: added query parameter dir (default)'],
  },
  {
    change: 'a default is new, in the description',
    page: createSearchPage,
    apply: changeParameter('OpenAiChatMessage_User', { description: 'Defaults to 0.' }),
    findings: ['additive: added query parameter OpenAiChatMessage_User (default)'],
  },
  ...[
    '`1` ascending, `-1` descending.',
    '1 for ascending, −1 for descending',
    'Use ascending (1) or descending (-1)',
    'Ascending = 1, descending = -1.',
    'Sorts by 1/-1.',
    '0 descending, 1 ascending',
  ].map((description) => ({
    change: `the values of dir are said to be "${description}"`,
    page: createSearchPage,
    apply: changeParameter('dir', { description }),
    findings: ['breaking: changed query parameter dir (values)'],
  })),
  {
    change: 'dir takes one more value',
    page: createSearchPage,
    apply: changeParameter('dir', { description: '0 = ascending, 1 = descending, 2 = shuffled' }),
    findings: ['additive: added query parameter dir (values)'],
  },
  {
    change: 'nothing is said of the values of dir',
    page: createSearchPage,
    apply: changeParameter('dir', { description: 'Which way.' }),
    findings: ['wording only: removed query parameter dir (values)'],
  },
  {
    change: 'a date is written to the day',
    page: createSearchPage,
    apply: changeParameter('to_OpenAiChatMessage_CreatedOn', { description: 'As YYYY-MM-DD.' }),
    findings: ['breaking: changed query parameter to_OpenAiChatMessage_CreatedOn (format)'],
  },
  {
    change: 'a text has a list of allowed values',
    page: createSearchPage,
    apply: changeParameter('OpenAiChatMessage_Channel', {
      description: 'Allowed values: `Email`, `Chat`.',
    }),
    findings: ['additive: added query parameter OpenAiChatMessage_Channel (values)'],
  },
  {
    change: 'a parameter of the path is renamed',
    page: createGetPage,
    apply: (page) => {
      page.path = page.path.replace('{id}', '{messageId}');
      changeParameter('id', { name: 'messageId' })(page);
    },
    findings: ['wording only: changed path parameter id (presence)'],
  },
  {
    change: 'a parameter of the path is retyped',
    page: createGetPage,
    apply: changeParameter('id', { type: 'string' }),
    findings: ['breaking: changed path parameter id (type)'],
  },
  {
    change: 'a sample sends a parameter that nobody knows',
    page: createSearchPage,
    apply: (page) => page.samples.push({ query: '?mood=calm', body: undefined }),
    findings: ['additive: added query parameter mood (presence)'],
  },
  {
    change: 'a sample sends a direction that is not allowed',
    page: createSearchPage,
    apply: (page) => page.samples.push({ query: '?dir=-1', body: undefined }),
    findings: ['breaking: changed query parameter dir (values)'],
  },

  // Request fields
  {
    change: 'a request field is added',
    page: createCreatePage,
    apply: (page) => page.requestFields.push(mood),
    findings: ['additive: added request field Mood (presence)'],
  },
  {
    change: 'a required request field is added',
    page: createUpdatePage,
    apply: (page) => page.requestFields.push({ ...mood, required: true }),
    findings: ['breaking: added request field Mood (presence)'],
  },
  {
    change: 'a request field is removed',
    page: createCreatePage,
    apply: removeRequestField('UserId'),
    findings: ['breaking: removed request field UserId (presence)'],
  },
  {
    change: 'a request field that another page states is removed from that page',
    page: createUpdatePage,
    apply: removeRequestField('Content'),
    findings: ['breaking: removed request field Content (presence)'],
  },
  {
    change: 'a request field becomes required',
    page: createCreatePage,
    apply: changeRequestField('UserId', { required: true }),
    findings: ['breaking: changed request field UserId (required)'],
  },
  {
    change: 'a request field becomes optional',
    page: createCreatePage,
    apply: changeRequestField('Content', { required: false }),
    findings: ['additive: changed request field Content (required)'],
  },
  {
    change: 'a request field is retyped',
    page: createCreatePage,
    apply: changeRequestField('Content', { type: 'object' }),
    findings: ['breaking: changed request field Content (type)'],
  },
  {
    change: 'a read takes a body',
    page: createGetPage,
    apply: (page) => page.requestFields.push({ ...mood, required: true }),
    findings: ['breaking: added request field Mood (presence)'],
  },
  {
    change: 'a sample sends null',
    page: createCreatePage,
    apply: (page) =>
      (page.samples = [{ query: '', body: { BusinessId: null, Action: 1, Content: '' } }]),
    findings: ['additive: changed request field BusinessId (nullability)'],
  },

  // Values with names
  {
    change: 'a value is added to a table',
    page: createSearchPage,
    apply: (page) => page.enumeration.push({ value: '2', name: 'Bot' }),
    findings: ['additive: added values of OpenAiChatMessage_Action (values)'],
  },
  {
    change: 'a value of a table is renamed',
    page: createCreatePage,
    apply: (page) => (page.enumeration = [{ value: '1', name: 'Agent' }]),
    findings: ['breaking: changed values of Action (values)'],
  },
  {
    change: 'a value of a table has another number',
    page: createCreatePage,
    apply: (page) => (page.enumeration = [{ value: '3', name: 'Operator' }]),
    findings: ['breaking: changed values of Action (values)'],
  },
  {
    change: 'a table of values is gone',
    page: createCreatePage,
    apply: (page) => (page.enumeration = []),
    findings: ['wording only: removed values of Action (values)'],
  },
  {
    change: 'a table of values is new where no field has any',
    page: createDeletePage,
    apply: (page) => page.enumeration.push({ value: '1', name: 'Soft' }),
    findings: ['additive: added enumeration (values)'],
  },
  {
    change: 'a value is added in a sentence',
    page: createGetPage,
    apply: changeField('Action', { description: 'Values of `eKind`: `1` = Operator, `2` = Bot.' }),
    findings: ['additive: added response field Action (status 200) (values)'],
  },
  {
    change: 'a value is removed in a sentence',
    page: createGetPage,
    apply: changeField('Action', { description: 'Values of `eKind`: `2` = Bot.' }),
    findings: ['additive: changed response field Action (status 200) (values)'],
  },
  {
    change: 'the values of a field get names',
    page: createGetPage,
    apply: changeField('Rating', { description: 'How it was liked: 1 = Good, 2 = Bad.' }),
    findings: ['additive: added response field Rating (status 200) (values)'],
  },

  // Who may
  {
    change: 'a role is renamed',
    page: createGetPage,
    apply: (page) => (page.authentication = page.authentication.replace('-Read', '-View')),
    findings: ['breaking: changed role (role)'],
  },
  {
    change: 'a role is renamed past its usual form',
    page: createGetPage,
    apply: (page) => (page.authentication = page.authentication.replace('-Read', 'Reader')),
    findings: ['breaking: changed role (role)'],
  },
  {
    change: 'a second role is asked for',
    page: createGetPage,
    apply: (page) => (page.authentication += ' The role Business-Read is needed as well.'),
    findings: ['breaking: added role (role)'],
  },
  {
    change: 'no role is named',
    page: createGetPage,
    apply: (page) => (page.authentication = 'Send a bearer token.'),
    findings: ['wording only: removed role (role)'],
  },
  {
    change: 'a key is asked for instead of a token',
    page: createGetPage,
    apply: (page) => (page.authentication = page.authentication.replace('bearer token', 'API key')),
    findings: ['breaking: added authentication by API key (authentication)'],
  },

  // Partial records
  {
    change: 'search results lack one more field',
    page: createSearchPage,
    apply: noteOf('Listings omit these fields of a record: Action, Rating. Update by PUT.'),
    findings: ['breaking: removed search result field Records[].Rating (presence)'],
  },
  {
    change: 'search results lack another field',
    page: createSearchPage,
    apply: noteOf('The listing comes without `Content`. Update by PUT.'),
    findings: [
      'breaking: removed search result field Records[].Content (presence)',
      'additive: added search result field Records[].Action (presence)',
    ],
  },
  {
    change: 'search results are not said to be partial',
    page: createSearchPage,
    apply: noteOf(undefined),
    findings: [
      'additive: added search result field Records[].Action (presence)',
      'wording only: removed recipe for updates (rule)',
    ],
  },

  // Operations
  {
    change: 'the method changes',
    page: createGetPage,
    apply: (page) => (page.method = 'POST'),
    findings: ['breaking: changed operation POST /api/sys/openaichatmessages/{id} (operation)'],
  },
  {
    change: 'the path gets a version',
    page: createGetPage,
    apply: (page) => (page.path = '/api/v2/sys/openaichatmessages/{id}'),
    findings: ['breaking: changed operation GET /api/v2/sys/openaichatmessages/{id} (operation)'],
  },
  {
    change: 'the resource is renamed',
    page: createSearchPage,
    apply: (page) => (page.path = '/api/sys/aimessages'),
    findings: ['breaking: changed operation GET /api/sys/aimessages (operation)'],
  },
  {
    change: 'the page is that of a resource nobody knows',
    page: createForeignPage,
    apply: () => undefined,
    findings: ['additive: added operation DELETE /api/spaces/coworkerdatafiles/{id} (operation)'],
  },
];

const writers = { markdown: toMarkdown, rendered: toRenderedText };
const inForms = cases.flatMap((one) =>
  (['markdown', 'rendered'] as const)
    .filter((form) => one.form === undefined || one.form === form)
    .map((form) => ({ ...one, form })),
);

describe('a page that has changed', () => {
  it.each(inForms)('is told, $form: $change', ({ page, apply, findings, form }) => {
    const changed = page();
    apply(changed);
    const report = checkText(writers[form](changed));

    expect(listFindings(report)).toEqual(findings);
    expect(report.state).toBe('drift');
  });

  it.each(inForms)('is told with both places, $form: $change', ({ page, apply, form }) => {
    const changed = page();
    apply(changed);
    const text = writers[form](changed);

    for (const finding of checkText(text).findings) {
      expect(finding.pageLine).toBeLessThanOrEqual(text.split('\n').length);
      expect(finding.specificationFile).toMatch(/^openapi\/.+\.yaml$/);
      expect(finding.specificationLine).toBeGreaterThan(0);
      expect(finding.fix).not.toBe('');
    }
  });
});

function noteOf(note: string | undefined): PageChange {
  return (page) => {
    const [records] = findResponse(page).fields;
    if (!records) throw new Error('The fixture has no fields.');
    if (note === undefined) delete records.note;
    else records.note = note;
  };
}

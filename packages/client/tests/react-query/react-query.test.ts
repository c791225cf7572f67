import { readFileSync } from 'node:fs';

import { QueryClient } from '@tanstack/react-query';
import createQueryHooks from 'openapi-react-query';
import { createElement } from 'react';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { basic, createNexudusClient } from '../../src/index.ts';
import { startSimulatorProcess } from '../runtimes/simulator-process.ts';
import type { SimulatorProcess } from '../runtimes/simulator-process.ts';
import { createDocument } from './create-document.ts';
import { createMessageViews } from './message-views.tsx';

// It looks for a document as soon as it is loaded.
createDocument();
const { cleanup, fireEvent, render, waitFor } = await import('@testing-library/react');

const firstId = 87654321;
const business = 1415001;
let simulator: SimulatorProcess;

async function control(path: string, body: unknown): Promise<void> {
  const url = `${simulator.url}/_simulator/${path}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  expect(response.ok).toBe(true);
}

beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
beforeEach(() => control('reset', { messages: 60, seed: 1 }));
afterEach(() => {
  cleanup();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await simulator.close();
});

function createViews(password = 'not-a-secret'): ReturnType<typeof createMessageViews> {
  const auth = basic('service@example.com', password);
  return createMessageViews({ baseUrl: simulator.url, auth, random: () => 0 });
}

/** Renders with React, and yields what is to be seen, by its role or as text. */
function show(views: ReturnType<typeof createMessageViews>, ...shown: ReactNode[]): Shown {
  const { container } = render(createElement(views.Provider, null, ...shown));
  const textOf = (selector: string): string | undefined =>
    container.querySelector(selector)?.textContent;
  return {
    alert: async () => waitFor(() => expectText(textOf('[role=alert]'))),
    text: async (selector) => waitFor(() => expectText(textOf(selector))),
    items: () => [...container.querySelectorAll('li')].map(({ textContent }) => textContent),
    sent: () => textOf('output'),
    click: () => fireEvent.click(container.querySelector('button') ?? container),
  };
}

interface Shown {
  readonly alert: () => Promise<string>;
  readonly text: (selector: string) => Promise<string>;
  readonly items: () => readonly string[];
  readonly sent: () => string | undefined;
  readonly click: () => void;
}

function expectText(text: string | undefined): string {
  expect(text).toBeTruthy();
  return text ?? '';
}

describe('openapi-react-query over the client', () => {
  test('renders a search', async () => {
    const views = createViews();
    const { items } = show(views, createElement(views.Messages, { channel: 'Email' }));
    await waitFor(() => {
      expect(items()).toHaveLength(10);
    });
  });

  test('renders a record', async () => {
    await control('messages', [{ Id: 5, Content: 'Is there parking?' }]);
    const views = createViews();
    const { text } = show(views, createElement(views.Message, { id: 5 }));
    expect(await text('p')).toBe('Is there parking?');
  });

  test('tells an error by its class, although the refusal has no body', async () => {
    const views = createViews();
    const { alert } = show(views, createElement(views.Message, { id: 1 }));
    expect(await alert()).toBe('There is no message 1.');
  });

  test('renders an error of any other class', async () => {
    const views = createViews('wrong');
    const { alert } = show(views, createElement(views.Messages, { channel: 'Email' }));
    expect(await alert()).toContain('searchOpenAiChatMessages');
  });

  test('writes, and reads anew what it has changed', async () => {
    await control('reset', { messages: 0 });
    const views = createViews();
    const reply = createElement(views.Reply, { business, content: 'Yes, there is.', key: 'reply' });
    await control('messages', [{ Id: firstId, Content: 'Is there parking?', Channel: 'Email' }]);
    const { items, click, text } = show(
      views,
      createElement(views.Messages, { channel: 'Email', key: 'messages' }),
      reply,
    );
    await waitFor(() => {
      expect(items()).toEqual(['Is there parking?']);
    });
    await control('messages', [{ Id: 7, Content: 'Meanwhile', Channel: 'Email' }]);
    click();
    expect(await text('output')).toBe(`Sent as ${firstId + 1}`);
    await waitFor(() => {
      expect(items()).toEqual(['Meanwhile', 'Is there parking?']);
    });
  });

  test.each([
    ['a field that is refused', null as never, undefined, 'Business is a required field'],
    ['200 that says it failed', business, { kind: 'unsuccessful' }, 'had no effect'],
    ['a throttle', business, { kind: 'throttle', retryAfterSeconds: 90 }, '409'],
  ])('shows %s as an error, and nothing as sent', async (_, given, fault, expected) => {
    if (fault) await control('faults', fault);
    const views = createViews();
    const { click, alert, sent } = show(
      views,
      createElement(views.Reply, { business: given, content: 'x' }),
    );
    click();
    expect(await alert()).toContain(expected);
    expect(sent()).toBeUndefined();
  });

  // The reason for the client that rejects: openapi-react-query goes by `error` alone.
  test('takes a refusal without a body for a success over the plain client', async () => {
    const auth = basic('service@example.com', 'not-a-secret');
    const api = createQueryHooks(createNexudusClient({ baseUrl: simulator.url, auth }));
    const path = '/api/sys/openaichatmessages/{id}';
    const read = async (id: number): Promise<unknown> =>
      new QueryClient().query(api.queryOptions('get', path, { params: { path: { id } } }));
    expect(await read(firstId)).toMatchObject({ Id: firstId });
    expect(await read(1)).toBeNull();
  });
});

test('the README shows the example that is compiled here, word for word', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  const published = read('message-views.tsx')
    .replaceAll('../../src/index.ts', '@nexudus-toolkit/client')
    .replace(
      '../../src/react-query/create-rejecting-client.ts',
      '@nexudus-toolkit/client/react-query',
    );
  expect(read('../../README.md')).toContain(`\`\`\`tsx\n${published}\`\`\``);
});

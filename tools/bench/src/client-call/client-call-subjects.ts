import { Octokit } from '@octokit/core';
import type { paths } from '@nexudus-toolkit/api-types';
import { createCoreClient, createNexudusClient } from '@nexudus-toolkit/client';
import OpenAI from 'openai';
import createFetchClient from 'openapi-fetch';
import type { Subject } from '../measure-rounds.ts';

const id = 87654321;
const path = `/api/sys/openaichatmessages/${id}`;
const token = 'made-up-token';
const headers = { Authorization: `Bearer ${token}` };

/** What the others are compared with. */
export const bareFetch = 'fetch';

/** What the goal is for. */
export const ownClient = '@nexudus-toolkit/client';

/** Gets one record from `url`, in each of the ways that there are to compare. */
export function createClientCallSubjects(url: string): readonly Subject[] {
  const own = createNexudusClient({ baseUrl: url, token });
  const core = createCoreClient({ baseUrl: url, token });
  const openapiFetch = createFetchClient<paths>({ baseUrl: url, headers });
  const openai = new OpenAI({ apiKey: token, baseURL: url });
  const octokit = new Octokit({ auth: token, baseUrl: url });

  return [
    {
      name: bareFetch,
      async call() {
        const response = await fetch(url + path, { headers });
        return response.json();
      },
    },
    { name: ownClient, call: () => own.chatMessages.get(id) },
    { name: `${ownClient}, core`, call: () => core.get(id) },
    {
      name: 'openapi-fetch',
      async call() {
        const { data } = await openapiFetch.GET('/api/sys/openaichatmessages/{id}', {
          params: { path: { id } },
        });
        return data;
      },
    },
    { name: 'openai', call: () => openai.get(path) },
    {
      name: '@octokit/core',
      async call() {
        const answer: { readonly data: unknown } = await octokit.request(
          'GET /api/sys/openaichatmessages/{id}',
          { id },
        );
        return answer.data;
      },
    },
  ];
}

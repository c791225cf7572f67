import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import createQueryHooks from 'openapi-react-query';
import type { ReactNode } from 'react';

import { NotFoundError, ValidationError } from '../../src/index.ts';
import type { NexudusClientOptions } from '../../src/index.ts';
import { createRejectingClient } from '../../src/react-query/create-rejecting-client.ts';

const all = '/api/sys/openaichatmessages';
const one = '/api/sys/openaichatmessages/{id}';

export function createMessageViews(options: NexudusClientOptions) {
  const api = createQueryHooks(createRejectingClient(options));
  // The client has already repeated what is worth repeating.
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });

  function Messages({ channel }: { channel: string }): ReactNode {
    const query = { OpenAiChatMessage_Channel: channel, size: 10 };
    const { data, error } = api.useQuery('get', all, { params: { query } });
    if (error) return <p role="alert">{error.message}</p>;
    return (
      <ul>
        {data?.Records.map(({ Id, Content }) => (
          <li key={Id}>{Content}</li>
        ))}
      </ul>
    );
  }

  function Message({ id }: { id: number }): ReactNode {
    const { data, error } = api.useQuery('get', one, { params: { path: { id } } });
    if (error instanceof NotFoundError) return <p role="alert">There is no message {id}.</p>;
    if (error) return <p role="alert">{error.message}</p>;
    return <p>{data?.Content}</p>;
  }

  function Reply({ business, content }: { business: number; content: string }): ReactNode {
    const cache = useQueryClient();
    const { mutate, data, error } = api.useMutation('post', all, {
      onSuccess: () => cache.invalidateQueries({ queryKey: ['get', all] }), // every search
    });
    const body = { BusinessId: business, Action: 1, Content: content };
    return (
      <>
        <button
          onClick={() => {
            mutate({ body });
          }}
        >
          Reply
        </button>
        {data && <output>Sent as {data.Value.Id}</output>}
        {error && <p role="alert">{explain(error)}</p>}
      </>
    );
  }

  function Provider({ children }: { children: ReactNode }): ReactNode {
    return <QueryClientProvider client={cache}>{children}</QueryClientProvider>;
  }

  return { Messages, Message, Reply, Provider };
}

function explain(error: Error): string {
  if (!(error instanceof ValidationError)) return error.message;
  return error.errors.map(({ PropertyName, Message }) => `${PropertyName} ${Message}`).join('; ');
}

import { createNexudusClient } from '../../src/index.ts';

const client = createNexudusClient({ token: 'access-token' });

const { data, error, response } = await client.GET('/api/sys/openaichatmessages/{id}', {
  params: { path: { id: 87654321 } },
});
if (data === undefined) console.error(response.status, typeof error);

const issued = await client.POST('/api/token', {
  body: { grant_type: 'password', username: 'service@example.com', password: 'password' },
});
console.log(issued.data?.expires_in); // seconds

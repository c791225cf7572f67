import { createNexudusClient, NotFoundError } from '@nexudus-toolkit/client';

const { chatMessages } = createNexudusClient({
  baseUrl: 'http://127.0.0.1:8080', // leave it out to call Nexudus itself
  token: process.env['NEXUDUS_TOKEN'] ?? '', // the demo key, for instance
});
const filter = { channel: 'Email', createdFromUtc: '2025-12-15' };
for await (const { Id, CreatedOn } of chatMessages.iterate(filter)) console.log(Id, CreatedOn);
const message = await chatMessages.get(87654321).catch((error: unknown) => {
  if (!(error instanceof NotFoundError)) throw error;
});
console.log(message?.Content);

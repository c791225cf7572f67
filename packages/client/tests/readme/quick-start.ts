import { createNexudusClient } from '../../src/index.ts';

const { chatMessages } = createNexudusClient({
  baseUrl: process.env['NEXUDUS_BASE_URL'], // leave it out to call Nexudus itself
  token: process.env['NEXUDUS_TOKEN'] ?? '',
});

const page = await chatMessages.search({ channel: 'Email', size: 10 });
for (const { Id, CreatedOn } of page.Records) console.log(Id, CreatedOn);

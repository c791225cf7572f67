import { createNexudusClient, NotFoundError } from '../../src/index.ts';

const { chatMessages } = createNexudusClient({ token: process.env['NEXUDUS_TOKEN'] ?? '' });

const page = await chatMessages.search({ businesses: 4711, channel: 'Email', size: 10 });
for (const { Id, Channel } of page.Records) console.log(Id, Channel);

try {
  await chatMessages.update(87654321, (message) => ({ ...message, Content: 'Corrected.' }));
} catch (error) {
  if (!(error instanceof NotFoundError)) throw error;
}

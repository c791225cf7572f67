import { createNexudusClient, NotFoundError } from '../../src/index.ts';

const { chatMessages } = createNexudusClient({ token: process.env['NEXUDUS_TOKEN'] ?? '' });

const page = await chatMessages.search({ OpenAiChatMessage_Business: 4711, size: 10 });
for (const { Id, Channel } of page.Records) console.log(Id, Channel);

try {
  const message = await chatMessages.get(87654321);
  await chatMessages.update({ ...message, Content: 'Corrected.' });
} catch (error) {
  if (!(error instanceof NotFoundError)) throw error;
}

import { setupServer } from 'msw/node';
import { aMessage } from '../../src/factories/index.ts';
import { defaultUser } from '../../src/index.ts';
import { createSimulatorHandlers } from '../../src/msw/index.ts';

const { handlers, simulator } = createSimulatorHandlers({
  baseUrl: 'https://gate.example/nexudus', // leave it out to answer for every host
  messages: 50,
  overrides: {
    getOpenAiChatMessage: ({ params: { id } }) =>
      id === 1 ? aMessage({ Id: id, Channel: 'Email' }) : undefined, // up to the simulator
  },
});
const server = setupServer(...handlers);
server.listen(); // before all tests

const { username, password } = defaultUser;
const headers = { authorization: `Basic ${btoa(`${username}:${password}`)}` };
const url = 'https://gate.example/nexudus/api/sys/openaichatmessages';
export const overridden: unknown = await (await fetch(`${url}/1`, { headers })).json();
export const kept: unknown = await (await fetch(`${url}/87654321`, { headers })).json();

simulator.reset(); // after each test
server.close(); // after all tests

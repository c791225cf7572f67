import { describe, expect, it } from 'vitest';
import { runInBrowser } from './run-in-browser.ts';

describe('in a browser', () => {
  it('factories make records', async () => {
    const record = await runInBrowser(`
      import { aMessage } from '../../src/factories/index.ts';
      export const result = Promise.resolve(aMessage({ Channel: 'Email' }));
    `);
    expect(record).toMatchObject({ Channel: 'Email', Id: 87_654_321 });
  });

  it('handlers of MSW answer, wait, sign in and make identifiers', async () => {
    const answers = await runInBrowser(`
      import { getResponse } from 'msw';
      import { createSimulatorHandlers } from '../../src/msw/index.ts';

      const { handlers } = createSimulatorHandlers({ messages: 3, latencyMs: 1 });
      const authorization = 'Basic ' + btoa('service@example.com:not-a-secret');
      const url = 'https://gate.example/a/api/sys/openaichatmessages';
      const ask = async (init) => {
        const request = new Request(url, { headers: { authorization }, ...init });
        return (await getResponse([...handlers], request)).json();
      };
      const body = JSON.stringify({ BusinessId: 1, Action: 0, Content: '' });
      export const result = (async () => [await ask({ method: 'POST', body }), await ask()])();
    `);
    expect(answers).toMatchObject([{ WasSuccessful: true }, { TotalItems: 4 }]);
  });
});

describe('the check itself', () => {
  it('refuses a built-in of Node.js', async () => {
    const program = "export { once as result } from 'node:events';";
    await expect(runInBrowser(program)).rejects.toThrow('Could not resolve "node:events"');
  });

  it.each(['Buffer.from("x")', 'process.version', 'setImmediate(() => 0)'])(
    'refuses %s',
    async (expression) => {
      await expect(runInBrowser(`export const result = ${expression};`)).rejects.toThrow(
        /is not defined/,
      );
    },
  );
});

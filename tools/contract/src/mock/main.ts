import { mockHelpText, parseMockFlags, type MockOptions } from './parse-mock-flags.ts';
import { startMock } from './start-mock.ts';

const invalidUsage = 2;

// Listening before anything starts, so that a signal that comes early ends everything in order.
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
});

const command = parseMockFlags(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(mockHelpText);
    break;
  case 'invalid':
    process.stderr.write(`${command.message}\n`);
    process.exitCode = invalidUsage;
    break;
  case 'start':
    await run(command.options);
    break;
}

async function run(options: MockOptions): Promise<void> {
  try {
    const mock = await startMock(options);
    process.stdout.write(describe(mock.url, options));
    await interrupted;
    await mock.close();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(url: string, { isStatic }: MockOptions): string {
  const address = `${url}/api/sys/openaichatmessages`;
  const call = `curl -H 'Authorization: Bearer any'`;
  const answers = isStatic ? "the specification's examples" : 'made-up values';
  return `Mock of the OpenAiChatMessages API of Nexudus, by Prism, with ${answers}
  URL      ${url}
  Token    any; it has to be there, and that is all
  Try      ${call} '${address}'
  Status   ${call} -H 'Prefer: code=404' '${address}/87654321'
  Example  ${call} -H 'Prefer: example=documented' '${address}/87654321'
`;
}

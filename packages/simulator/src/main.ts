#!/usr/bin/env node
import { helpText, parseFlags } from './command-line/parse-flags.ts';
import { startSimulator, type StartSimulatorOptions } from './server/start-simulator.ts';
import { defaultUser } from './users/simulator-user.ts';

const invalidUsage = 2;

const command = parseFlags(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(helpText);
    break;
  case 'invalid':
    process.stderr.write(`${command.message}\n`);
    process.exitCode = invalidUsage;
    break;
  case 'start':
    await run(command.options);
    break;
}

async function run(options: StartSimulatorOptions): Promise<void> {
  try {
    const { url, simulator, close } = await startSimulator(options);
    process.stdout.write(describe(url, simulator.store.size));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(url: string, messages: number): string {
  const { username, password } = defaultUser;
  const search = `${url}/api/sys/openaichatmessages?size=1`;
  return `Simulator of the OpenAiChatMessages API of Nexudus, with ${messages} made-up messages
  URL       ${url}
  User      ${username}
  Password  ${password}
  Try       curl -u '${username}:${password}' '${search}'
  State     ${url}/_simulator/state
`;
}

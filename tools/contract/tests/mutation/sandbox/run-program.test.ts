import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram, type Program } from '../../../src/mutation/sandbox/run-program.ts';

/** What a program, or one that it started, connects to: it notices when nothing of it is left. */
let server: Server;
let port: number;

beforeEach(async () => {
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

/** Connects, and stays. */
const lingering = (): string =>
  `require('node:net').connect(${port}, '127.0.0.1').on('error', () => {}); setInterval(() => {}, 1e6);`;

/** Starts a program that stays, and does something itself. */
const starting = (then: string): string =>
  `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(lingering())}], { stdio: 'inherit' }); ${then}`;

describe('runProgram', () => {
  it('yields status and output of a program that ends', async () => {
    const code = "console.log('out'); console.error('err'); process.exitCode = 3;";
    const result = await runProgram(toProgram(code));

    expect(result).toMatchObject({ status: 3, hasTimedOut: false });
    expect(result.output).toContain('out');
    expect(result.output).toContain('err');
  });

  it('ends a program that hangs, and what it has started', async () => {
    const isGone = leftBehind();
    const running = runProgram({
      ...toProgram(starting('setInterval(() => {}, 1e6)')),
      timeoutMs: 2000,
    });

    expect(await running).toMatchObject({ status: null, hasTimedOut: true });
    await isGone;
  });

  it('ends what a program leaves behind', async () => {
    const isGone = leftBehind();
    // It ends when the program that it has started is connected.
    const started = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(
      `require('node:net').connect(${port}, '127.0.0.1', () => console.log('connected')).on('error', () => {}); setInterval(() => {}, 1e6);`,
    )}], { stdio: ['ignore', 'pipe', 'inherit'] })`;
    const result = await runProgram(
      toProgram(`${started}.stdout.on('data', () => process.exit(0));`),
    );

    expect(result).toMatchObject({ status: 0, hasTimedOut: false });
    await isGone;
  });

  it('ends at once when it is told to', async () => {
    const isGone = leftBehind();
    const controller = new AbortController();
    server.on('connection', () => {
      controller.abort(new Error('told to'));
    });

    await expect(
      runProgram({ ...toProgram(lingering()), signal: controller.signal }),
    ).rejects.toThrow('told to');
    await isGone;
  });

  it('does not start when it was told to end before', async () => {
    const signal = AbortSignal.abort(new Error('told to'));

    await expect(runProgram({ ...toProgram(''), signal })).rejects.toThrow('told to');
  });
});

/** Settles when a connection that was made has ended: its program is gone. */
async function leftBehind(): Promise<void> {
  const [socket] = (await once(server, 'connection')) as [Socket];
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'close');
}

function toProgram(code: string): Program {
  return {
    args: ['-e', code],
    cwd: import.meta.dirname,
    env: {},
    timeoutMs: 60_000,
    signal: new AbortController().signal,
  };
}

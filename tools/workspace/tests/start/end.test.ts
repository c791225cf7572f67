import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createScene, run, startProgram } from './running-start.ts';

const maxStopMs = 2_000;

// Runs in the program before its own code: SIGTERM comes whenever a server is about to listen.
const signalWhileStarting = `
  import { subscribe } from 'node:diagnostics_channel';
  subscribe('tracing:net.server.listen:asyncStart', () => process.kill(process.pid, 'SIGTERM'));
`;

describe('the end of npm start', () => {
  it('comes in order when the signal arrives in the middle of the start', async () => {
    await using scene = await createScene();
    const demo = run(startProgram, {
      ...scene.environment,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(signalWhileStarting)}`,
    });
    expect(await demo.closed).toMatchObject({ status: 0, signal: null, stderr: '' });
  });

  it('waits for no connection that a consumer merely keeps open', async () => {
    await using scene = await createScene();
    const demo = run(startProgram, scene.environment);
    const [, url = '', key = ''] = await demo.find(/Proxy +(\S+)[^]*Demo key +(\S+)[^]*Ctrl-C/);
    const answer = await fetch(`${url}/api/sys/openaichatmessages`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(answer.headers.get('connection')).toBe('keep-alive');
    await answer.arrayBuffer();

    const signalledAtMs = performance.now();
    demo.kill('SIGINT');
    expect(await demo.closed).toMatchObject({ status: 0, stderr: '' });
    expect(performance.now() - signalledAtMs).toBeLessThan(maxStopMs);
  });

  it.runIf(process.platform === 'linux')('leaves no process behind: there is one', async () => {
    await using scene = await createScene();
    const demo = run(startProgram, scene.environment);
    await demo.find(/Ctrl-C/);
    const { pid = 0 } = demo;
    expect(await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).toBe('');
    demo.kill('SIGTERM');
    await demo.closed;
  });
});

import { fork } from 'node:child_process';
import { once } from 'node:events';

import { onTestFinished } from 'vitest';

/** What so many processes call the same person, asked all at the same moment. */
export async function identifyInProcesses(
  url: string,
  options: { readonly secret: string; readonly times: readonly string[]; readonly count: number },
): Promise<(readonly string[])[]> {
  const { secret, times, count } = options;
  const children = Array.from({ length: count }, () => {
    const child = fork(new URL('./identify-process.ts', import.meta.url), [url, secret], {
      execArgv: ['--conditions=@nexudus-toolkit/source'],
    });
    onTestFinished(() => void child.kill());
    return child;
  });
  await Promise.all(children.map((child) => once(child, 'message')));
  const answers = children.map((child) => once(child, 'message'));
  for (const child of children) child.send(times);
  // Sent by identify-process.ts.
  return (await Promise.all(answers)).map(([found]) => found as readonly string[]);
}

/** Waits for its parent, then tells the pseudonyms of somebody at the times that it is asked for. */
import { openPseudonyms } from '../../src/index.ts';

const [url = '', secret = ''] = process.argv.slice(2);

process.on('message', (times: readonly string[]) => {
  void identify(times).then((pseudonyms) => process.send?.(pseudonyms));
});
process.send?.('ready');

async function identify(times: readonly string[]): Promise<string[]> {
  const pseudonyms = await openPseudonyms({ url, secret });
  const found = await Promise.all(
    times.map((time) => pseudonyms.identify([{ kind: 'coworker', value: '123' }], new Date(time))),
  );
  await pseudonyms.close();
  return found.flat();
}

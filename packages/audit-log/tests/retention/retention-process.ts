/**
 * Removes what is due from the log given as its first argument, until it has told as often as the
 * second one says how far it has come. Then it ends as by kill -9.
 */
import { openRetention } from '../../src/index.ts';
import { key, now } from './log-by-months.ts';

const [url = '', signs = ''] = process.argv.slice(2);
const retention = await openRetention({ url, signers: key.signers, clock: () => now });
let left = Number(signs);
await retention.retain({
  keepMonths: 0,
  onProgress() {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  },
});

// The proxy as `npm start` runs it, its code loaded ahead: begins as soon as it is told to, so that
// a crash is followed by a restart at once.
import '../../src/server/run-proxy.ts';

const told = new Promise((resolve) => process.once('message', resolve));
process.send?.('standing by');
await told;
process.disconnect?.();
await import('../../src/main.ts');

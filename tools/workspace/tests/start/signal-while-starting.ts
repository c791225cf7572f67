// Loaded into a program before its own code: sends SIGTERM whenever a server is about to listen.
import { subscribe } from 'node:diagnostics_channel';

subscribe('tracing:net.server.listen:asyncStart', () => {
  process.kill(process.pid, 'SIGTERM');
});

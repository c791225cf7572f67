import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

// Opens connections to a port, says so, and holds them until its input ends: a process has files for
// one end of so many, but not for both.
const [port, count] = process.argv.slice(2).map(Number);

/** As many as the other side lets wait at a time. */
const batch = 250;

const sockets: Socket[] = [];
while (sockets.length < Number(count)) {
  const opening = Array.from({ length: Math.min(batch, Number(count) - sockets.length) }, () =>
    connect(Number(port), '127.0.0.1'),
  );
  await Promise.all(opening.map((socket) => once(socket, 'connect')));
  sockets.push(...opening);
}
let open = sockets.length;
for (const socket of sockets) socket.on('close', () => (open -= 1)).on('error', () => undefined);
process.stdout.write(`${open}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
process.stdout.write(`${open}\n`);
for (const socket of sockets) socket.destroy();

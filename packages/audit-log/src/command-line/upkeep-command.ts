import { openAuditReader } from '../audit-reader.ts';
import { parseSubject } from '../pseudonyms/subject.ts';
import { openRetention } from '../retention/open-retention.ts';
import type { Retention } from '../retention/open-retention.ts';
import { osUser } from './os-user.ts';
import type {
  EraseCommand,
  HoldCommand,
  ListHoldsCommand,
  ReleaseCommand,
} from './parse-upkeep.ts';
import { toPlainTable } from './plain-table.ts';
import type { AuditEnvironment } from './run-audit.ts';

/** Makes the pseudonyms of a month meaningless for good. Returns the exit code. */
export function runErase(
  { store, period }: EraseCommand,
  environment: AuditEnvironment,
): Promise<number> {
  return withRetention(store, environment, async (retention) => {
    await retention.erase(period);
    environment.stdout.write(
      `erased: nobody can tell any more whom the entries of ${period} are about\n`,
    );
  });
}

/** Places a legal hold. Returns the exit code. */
export function runHold(
  { store, hold, consumer, person, period }: HoldCommand,
  environment: AuditEnvironment,
): Promise<number> {
  return withRetention(store, environment, async (retention) => {
    await retention.hold({
      name: hold,
      ...(consumer !== undefined && { consumer }),
      ...(person !== undefined && { subject: parseSubject(person) }),
      ...period,
    });
    environment.stdout.write(`held: ${hold}\n`);
  });
}

/** Ends a legal hold. Returns the exit code. */
export function runRelease(
  { store, hold }: ReleaseCommand,
  environment: AuditEnvironment,
): Promise<number> {
  return withRetention(store, environment, async (retention) => {
    await retention.release(hold);
    environment.stdout.write(`released: ${hold}\n`);
  });
}

/** Shows the legal holds in force. Returns the exit code. */
export function runListHolds(
  { store, asJson }: ListHoldsCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { stdout } = environment;
  return withRetention(store, environment, async (retention) => {
    const holds = await retention.holds();
    if (asJson || stdout.isTTY !== true) {
      stdout.write(holds.map((hold) => `${JSON.stringify(hold)}\n`).join(''));
    } else if (holds.length === 0) {
      stdout.write('There is no hold.\n');
    } else {
      const rows = holds.map(({ name, consumer, isAboutSubject, since, until, placedAt }) => [
        ...[
          name,
          consumer ?? '-',
          isAboutSubject ? 'yes' : '-',
          since ?? '-',
          until ?? '-',
          placedAt,
        ],
      ]);
      const head = ['hold', 'consumer', 'about a person', 'since', 'until', 'placed'];
      stdout.write(`${toPlainTable(head, rows)}\n`);
    }
  });
}

async function withRetention(
  store: string,
  { readSecret, clock, administrator = osUser() }: AuditEnvironment,
  act: (retention: Retention) => Promise<void>,
): Promise<number> {
  // A store that is none gets no readings log beside it.
  await openAuditReader({ url: store }).logs();
  const secret = readSecret?.();
  const retention = await openRetention({
    ...{ url: store, signers: [], administrator },
    ...(secret !== undefined && { secret }),
    ...(clock && { clock }),
  });
  try {
    await act(retention);
    return 0;
  } finally {
    await retention.close();
  }
}

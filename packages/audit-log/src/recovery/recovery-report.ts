/** What had to be set right when a log was opened; all of it is zero after an end in order. */
export interface RecoveryReport {
  /** Whether the log was closed in order before, or is new. */
  readonly wasClosed: boolean;
  /** Intents whose outcome nobody had recorded; each has an `unknown` one now. */
  readonly closedIntents: number;
  /** Of a batch that was never acknowledged, cut off by the end of the process or the machine. */
  readonly droppedBytes: number;
}

/** One line for the operator; nothing where nothing had to be done. */
export function describeRecovery(report: RecoveryReport): string | undefined {
  const { wasClosed, closedIntents, droppedBytes } = report;
  if (wasClosed && closedIntents === 0 && droppedBytes === 0) return undefined;
  const what = [
    ...(wasClosed ? [] : ['it was not closed']),
    ...(droppedBytes === 0
      ? []
      : [`${droppedBytes} bytes of an unfinished batch, which nobody was told of, were dropped`]),
    ...(closedIntents === 0 ? [] : [`${closedIntents} intents were closed with unknown outcome`]),
  ];
  return `The audit log was recovered: ${what.join('; ')}.`;
}

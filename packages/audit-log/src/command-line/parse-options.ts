import { UsageError } from './option-values.ts';

export interface Text {
  readonly type: 'string';
}

export interface Texts extends Text {
  readonly multiple: true;
}

interface Flag {
  readonly type: 'boolean';
}

/** Kinds of options. */
export const text: Text = { type: 'string' };
export const texts: Texts = { type: 'string', multiple: true };
export const flag: Flag = { type: 'boolean' };

/** Options that every command takes. */
export const shared: { readonly store: Text; readonly help: Flag & { readonly short: 'h' } } = {
  store: text,
  help: { type: 'boolean', short: 'h' },
};

/** Options that name checkpoints and who signed them. */
export const evidenceOptions: {
  readonly checkpoint: Texts;
  readonly 'public-key': Texts;
  readonly origin: Text;
} = { checkpoint: texts, 'public-key': texts, origin: text };

/** @throws {UsageError} for what `parseArgs` refuses */
export function orUsageError<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence names the option, the others explain how to escape a dash.
    throw new UsageError(`${error.message.split(/\.\s/)[0] ?? ''} (--help lists the options).`);
  }
}

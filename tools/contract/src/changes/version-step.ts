import { coerce, parse, type SemVer } from 'semver';
import type { Effect, VersionStep } from './specification-changes.ts';

/** From the smallest to the largest. */
const steps: readonly VersionStep[] = ['none', 'patch', 'minor', 'major'];

/** The step that changes of these effects need. */
export function toNeededStep(effects: readonly Effect[]): VersionStep {
  if (effects.includes('breaking')) return 'major';
  if (effects.includes('additive')) return 'minor';
  return effects.length > 0 ? 'patch' : 'none';
}

/**
 * The step that lies between two versions. Before 1.0.0 the leftmost component that is not zero is
 * what a breaking change raises, and the one after it serves for everything else.
 *
 * @returns `none` if the version stayed, went back, or is no version
 */
export function toTakenStep(oldVersion: string, newVersion: string): VersionStep {
  const [before, after] = [parseVersion(oldVersion), parseVersion(newVersion)];
  if (!before || !after || after.compare(before) <= 0) return 'none';
  const [old, current] = [componentsOf(before), componentsOf(after)];
  const raised = current.findIndex((component, index) => component !== old[index]);
  // Only what stands behind the three components has changed.
  if (raised === -1) return 'patch';
  const leading = old.findIndex((component) => component !== 0);
  const first = leading === -1 ? old.length - 1 : leading;
  if (raised <= first) return 'major';
  return raised === first + 1 ? 'minor' : 'patch';
}

/** Whether a step covers what another one asks for. */
export function isStepSufficient(needed: VersionStep, taken: VersionStep): boolean {
  return steps.indexOf(taken) >= steps.indexOf(needed);
}

function parseVersion(version: string): SemVer | null {
  return parse(version) ?? coerce(version);
}

function componentsOf({ major, minor, patch }: SemVer): readonly number[] {
  return [major, minor, patch];
}

export interface VersionStepOptions {
  readonly needed: VersionStep;
  readonly oldVersion: string;
  readonly newVersion: string;
  /** Whole messages of the commits that lie between the two. */
  readonly commitMessages: readonly string[];
}

/** Whether a breaking change has been announced, and by what. */
export interface CheckedVersionStep {
  readonly isCovered: boolean;
  /** Undefined if nothing had to be covered, or nothing covers it. */
  readonly coveredBy: 'version' | 'commit' | undefined;
  readonly taken: VersionStep;
  /** What was found, and what is missing if anything is. */
  readonly message: string;
}

/**
 * Tells whether a breaking change is covered: by a major step of the version, or by a commit whose
 * type carries `!` and whose message has a migration note, `BREAKING CHANGE:` or `Migration:` and
 * then text.
 */
export function checkVersionStep(options: VersionStepOptions): CheckedVersionStep {
  const { needed, oldVersion, newVersion, commitMessages } = options;
  const taken = toTakenStep(oldVersion, newVersion);
  const versions = `${oldVersion} to ${newVersion}`;
  if (needed !== 'major') {
    const message = 'Nothing is breaking, so nothing has to be announced.';
    return { isCovered: true, coveredBy: undefined, taken, message };
  }
  if (taken === 'major') {
    return {
      isCovered: true,
      coveredBy: 'version',
      taken,
      message: `${versions} is a major step.`,
    };
  }
  const commit = commitMessages.find(isAnnouncement);
  if (commit !== undefined) {
    const message = `Announced by the commit "${commit.split('\n', 1)[0]?.trim() ?? ''}".`;
    return { isCovered: true, coveredBy: 'commit', taken, message };
  }
  return {
    isCovered: false,
    coveredBy: undefined,
    taken,
    message:
      `${versions} is no major step, and no commit announces the breaking change. Raise ` +
      'info.version, or write a commit of the form `type(scope)!: …` with `Migration: …` in its body.',
  };
}

function isAnnouncement(message: string): boolean {
  const isMarked = /^[a-z]+(?:\([^()\r\n]*\))?!:/i.test(message.trimStart());
  return isMarked && /^(?:BREAKING[ -]CHANGE|Migration):\s*\S/m.test(message);
}

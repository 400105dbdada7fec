/** What an examination found of one thing. */
export interface Finding {
  /** What was looked at: `Database`, `Scopes`. */
  readonly about: string;
  readonly state: 'ok' | 'not ok' | 'skipped';
  /** One sentence: what is so. */
  readonly says: string;
  /** One sentence: how to mend it; null where there is nothing to mend. */
  readonly mend: string | null;
}

/** All is well with `about`. */
export function fine(about: string, says: string): Finding {
  return { about, state: 'ok', says, mend: null };
}

/** Something is wrong with `about`, and `mend` says what to do. */
export function wrong(about: string, says: string, mend: string): Finding {
  return { about, state: 'not ok', says, mend };
}

/** `about` could not be looked at, for the reason that `says` gives. */
export function skipped(about: string, says: string): Finding {
  return { about, state: 'skipped', says, mend: null };
}

/** Installations whose tokens lie encrypted in the database and are open here. */
import type { Installation, Installations, NewInstallation, Tokens } from '../../../store/installations.ts';
import type { Vault, VaultProblem } from './vault.ts';

/** A token that does not open. Nothing is lost: with the right key it does. */
export class Locked extends Error {
  readonly problem: VaultProblem;
  constructor(id: string, problem: VaultProblem) {
    super(
      problem.code === 'unknown_key'
        ? `the tokens of ${id} were encrypted with another key (${problem.key})`
        : `the tokens of ${id} were changed, or belong to another workspace`,
    );
    this.problem = problem;
  }
}

/** `installations` with open tokens, but in `all`, which tells what there is. What does not open rejects with `Locked`. */
export function sealedIn(installations: Installations, vault: Vault): Installations {
  return {
    ...installations,
    async of(id) {
      const found = await installations.of(id);
      return found === null ? null : opened(found, vault);
    },
    put: (installation) => installations.put(sealed(installation.id, installation, vault)),
    change: (id, version, tokens) => installations.change(id, version, sealed(id, tokens, vault)),
  };
}

/** The tokens of `one`, open; throws Locked where they do not open. */
export function opened(one: Installation, vault: Vault): Installation {
  const open = (text: string, field: string): string => {
    const read = vault.open(text, `${one.id}:${field}`);
    if (!read.ok) throw new Locked(one.id, read.problems);
    return read.value;
  };
  return {
    ...one,
    token: open(one.token, 'token'),
    refreshToken: one.refreshToken === null ? null : open(one.refreshToken, 'refresh_token'),
  };
}

function sealed<Kept extends Tokens | NewInstallation>(id: string, kept: Kept, vault: Vault): Kept {
  return {
    ...kept,
    token: vault.seal(kept.token, `${id}:token`),
    refreshToken: kept.refreshToken === null ? null : vault.seal(kept.refreshToken, `${id}:refresh_token`),
  };
}

export interface Examined {
  /** How many there are. */
  readonly all: number;
  /** Names of those that were encrypted with a key which is not given. */
  readonly locked: readonly string[];
  /** Names of those that do not open though the key is there. */
  readonly damaged: readonly string[];
}

/** Which installations open. Nothing is changed. */
export async function examineKeys(installations: Installations, vault: Vault): Promise<Examined> {
  const all = await installations.all();
  const names = (code: VaultProblem['code']): readonly string[] =>
    all.filter((one) => problemOf(one, vault)?.code === code).map(({ name }) => name);
  return { all: all.length, locked: names('unknown_key'), damaged: names('damaged') };
}

function problemOf(one: Installation, vault: Vault): VaultProblem | null {
  try {
    opened(one, vault);
    return null;
  } catch (error) {
    if (error instanceof Locked) return error.problem;
    throw error;
  }
}

/** Encrypts with the first key what an older one encrypted; how many installations that were. What does not open, or is changed meanwhile, stays. */
export async function renewSeals(installations: Installations, vault: Vault): Promise<number> {
  const old = (await installations.all()).filter((one) => !vault.isCurrent(one.token) && problemOf(one, vault) === null);
  const open = sealedIn(installations, vault);
  const renewed = await Promise.all(old.map((one) => open.change(one.id, one.version, opened(one, vault))));
  return renewed.filter(Boolean).length;
}

/** What is told where a key is missing; no token is lost by it. */
export function lockedWords(locked: readonly string[], all: number): string {
  return `PARLEY_TOKEN_KEY opens the tokens of ${all - locked.length} of ${all} installations, but not those of ${locked.join(', ')}: add the key that they were encrypted with, after a comma. Nothing was changed.`;
}

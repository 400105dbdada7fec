/** Reads `PARLEY_DATABASE_URL`: `sqlite:PATH` or `postgres://…`. */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { StoreProblem } from './store.ts';

export type DatabaseUrl = { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'postgres'; readonly url: string };

/** The database that `url` names, or a sentence that says what the text should look like. No password is ever repeated. */
export function readDatabaseUrl(url: string): Result<DatabaseUrl, StoreProblem> {
  const sqlite = /^sqlite:(?:\/\/(?=\/))?(.*)$/s.exec(url)?.[1];
  if (sqlite !== undefined) {
    if (sqlite === '' || sqlite.includes('\0') || sqlite.startsWith(':memory:'))
      return badUrl('The database `sqlite:` names no file; a path follows the colon, such as `sqlite:parley.db`.');
    return ok({ kind: 'sqlite', path: sqlite });
  }
  if (/^postgres(ql)?:/.test(url)) {
    if (URL.canParse(url)) return ok({ kind: 'postgres', url });
    return badUrl('The PostgreSQL address cannot be read; it looks like `postgres://user:password@host:5432/database`.');
  }
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0];
  const named = scheme === undefined ? 'has no scheme' : `starts with \`${scheme}:\``;
  return badUrl(`The database address ${named}; it must be \`sqlite:PATH\` or \`postgres://…\`.`);
}

function badUrl(message: string): { readonly ok: false; readonly problems: StoreProblem } {
  return { ok: false, problems: { code: 'bad_url', message } };
}

/** Where the Slack app is installed. Tokens are opaque here: whoever keeps them has encrypted them. */
import { randomUUID } from 'node:crypto';
import { forgetTeam } from './keeping.ts';
import type { Store } from './store.ts';

export interface Tokens {
  readonly token: string;
  readonly refreshToken: string | null;
  /** Milliseconds since the epoch; null: never. */
  readonly expiresAt: number | null;
}

export interface NewInstallation extends Tokens {
  /** Of the workspace or, where `organisation`, of the organisation that it is installed for as a whole. */
  readonly id: string;
  readonly organisation: boolean;
  readonly name: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUser: string;
  readonly scopes: readonly string[];
  /** The user who installed it. */
  readonly installer: string;
  /** Milliseconds since the epoch. */
  readonly installedAt: number;
}

export interface Installation extends NewInstallation {
  /** Another with every change. */
  readonly version: string;
}

export interface Installations {
  readonly all: () => Promise<readonly Installation[]>;
  readonly of: (id: string) => Promise<Installation | null>;
  /** Keeps an installation instead of an earlier one of the same id. */
  readonly put: (installation: NewInstallation) => Promise<void>;
  /** Drops it unless it was made after `instant`; whether there was one to drop. */
  readonly remove: (id: string, instant: number) => Promise<boolean>;
  /** Keeps other tokens where `version` still stands; false where it was overtaken. */
  readonly change: (id: string, version: string, tokens: Tokens) => Promise<boolean>;
  /** True for the one caller, in whatever process, that may refresh the tokens until the instant. */
  readonly beginRefresh: (id: string, version: string, now: number, until: number) => Promise<boolean>;
  /** Lets others refresh from the instant on. */
  readonly endRefresh: (id: string, version: string, from: number) => Promise<void>;
  /** Notes that the organisation's installation was used in one of its workspaces. */
  readonly noteTeam: (organisation: string, team: string) => Promise<void>;
  /** The organisation whose installation was used in a workspace; null where none was. */
  readonly organisationOf: (team: string) => Promise<string | null>;
  /** Drops what the users of a workspace, or of an organisation's noted workspaces, asked and kept; how many rows there were. */
  readonly forget: (id: string) => Promise<number>;
  /** Keeps the state of an installation that begins, and drops those begun before the instant. */
  readonly beginState: (state: string, at: number, before: number) => Promise<void>;
  /** True once for each state that was begun since the instant. */
  readonly takeState: (state: string, since: number) => Promise<boolean>;
}

interface Row {
  readonly id: string;
  readonly organisation: number;
  readonly name: string;
  readonly app_id: string;
  readonly bot_id: string;
  readonly bot_user: string;
  readonly scopes: string;
  readonly installer: string;
  readonly token: string;
  readonly refresh_token: string | null;
  readonly expires_at: number | null;
  readonly refreshing_until: number;
  readonly version: string;
  readonly installed_at: number;
}

/** The installations that `store` keeps. */
export function installationsIn(store: Pick<Store, 'writer'>): Installations {
  const rows = () => store.writer<Row>('installations');
  return {
    async all() {
      return (await rows().select().orderBy('id')).map(installationOf);
    },
    async of(id) {
      const row = await rows().where({ id }).first();
      return row === undefined ? null : installationOf(row);
    },
    async put(installation) {
      await rows().insert(rowOf(installation)).onConflict('id').merge();
    },
    async remove(id, instant) {
      return (await rows().where({ id }).where('installed_at', '<=', instant).delete()) > 0;
    },
    async change(id, version, tokens) {
      const changed = await rows()
        .where({ id, version })
        .update({ ...tokenColumns(tokens), refreshing_until: 0, version: randomUUID() });
      return changed > 0;
    },
    async beginRefresh(id, version, now, until) {
      return (await rows().where({ id, version }).where('refreshing_until', '<=', now).update({ refreshing_until: until })) > 0;
    },
    async endRefresh(id, version, from) {
      await rows().where({ id, version }).update({ refreshing_until: from });
    },
    async noteTeam(organisation, team) {
      await store.writer('organisation_teams').insert({ organisation, team }).onConflict(['organisation', 'team']).ignore();
    },
    async organisationOf(team) {
      const noted = store.writer<{ readonly organisation: string; readonly team: string }>('organisation_teams');
      const [found] = await noted.where({ team }).select('organisation');
      return found?.organisation ?? null;
    },
    async forget(id) {
      const noted = store
        .writer<{ readonly organisation: string; readonly team: string }>('organisation_teams')
        .where({ organisation: id });
      const teams = (await noted.clone().select()).map(({ team }) => team);
      let forgotten = 0;
      for (const team of [id, ...teams]) forgotten += await forgetTeam(store, team);
      await noted.delete();
      return forgotten;
    },
    async beginState(state, at, before) {
      await store.writer('install_states').where('at', '<', before).delete();
      await store.writer('install_states').insert({ state, at });
    },
    async takeState(state, since) {
      return (await store.writer('install_states').where({ state }).where('at', '>=', since).delete()) > 0;
    },
  };
}

function rowOf(installation: NewInstallation): Row {
  const { id, organisation, name, appId, botId, botUser, scopes, installer, installedAt } = installation;
  return {
    id,
    organisation: organisation ? 1 : 0,
    name,
    app_id: appId,
    bot_id: botId,
    bot_user: botUser,
    scopes: scopes.join(','),
    installer,
    ...tokenColumns(installation),
    refreshing_until: 0,
    version: randomUUID(),
    installed_at: installedAt,
  };
}

function tokenColumns({ token, refreshToken, expiresAt }: Tokens): Pick<Row, 'token' | 'refresh_token' | 'expires_at'> {
  return { token, refresh_token: refreshToken, expires_at: expiresAt };
}

function installationOf(row: Row): Installation {
  return {
    id: row.id,
    organisation: row.organisation === 1,
    name: row.name,
    appId: row.app_id,
    botId: row.bot_id,
    botUser: row.bot_user,
    scopes: row.scopes.split(','),
    installer: row.installer,
    token: row.token,
    refreshToken: row.refresh_token,
    expiresAt: row.expires_at,
    version: row.version,
    installedAt: row.installed_at,
  };
}

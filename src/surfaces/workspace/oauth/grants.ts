/** OAuth as Slack does it: consent (here a plain redirect), codes that are good once, tokens that end, refresh and revocation. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import type { Json } from '../blocks/shape.ts';
import { maybe, Refusal, type World } from '../world.ts';

export interface Grants {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seconds that new tokens live, as with token rotation turned on; null: for ever. */
  life: number | null;
  /** Gives the app a token of its own making for `world`. */
  give(token: string, world: World): void;
  /** The workspace that `token` opens now; null where it opens none. */
  worldOf(token: string): World | null;
  /** Why a token opens no workspace, in Slack's word. */
  whyNot(token: string): string;
  /** Where consent sends the browser; the refusal that Slack's page shows instead. `team` chooses, an id that begins with E the whole organisation. */
  consent(query: URLSearchParams): { readonly location: string } | { readonly refused: string };
  /** oauth.v2.access: a code or a refresh token for tokens. */
  exchange(args: Json): Json;
  /** apps.uninstall: the app takes itself away from `world`. */
  uninstall(args: Json, world: World): Json;
  /** Ends the tokens of `world` as if their time were over. */
  expire(world: World): void;
  /** Takes every token of `world` back. */
  revoke(world: World): void;
}

interface Token {
  readonly world: World;
  /** Milliseconds since the epoch. */
  until: number;
  revoked: boolean;
}

interface Code {
  readonly world: World;
  readonly organisation: string | null;
  readonly redirect: string | null;
  readonly scopes: string;
  used: boolean;
}

interface Refresh {
  readonly world: World;
  readonly scopes: string;
  used: boolean;
}

/** Grants for the app in `worlds`; whoever names no team consents for the first. */
export function makeGrants(worlds: readonly World[], clock: Clock): Grants {
  const tokens = new Map<string, Token>();
  const codes = new Map<string, Code>();
  const refreshes = new Map<string, Refresh>();
  const grants: Grants = {
    clientId: '111.222',
    clientSecret: 'a-client-secret',
    life: null,
    give: (token, world) => void tokens.set(token, { world, until: Infinity, revoked: false }),
    worldOf(token) {
      const found = tokens.get(token);
      return found === undefined || found.revoked || found.until <= clock.now() ? null : found.world;
    },
    whyNot(token) {
      const found = tokens.get(token);
      if (found === undefined) return 'invalid_auth';
      return found.revoked ? 'token_revoked' : 'token_expired';
    },
    consent(query) {
      const asked = query.get('team') ?? '';
      const organisation = asked.startsWith('E') ? asked : null;
      const world = worlds.find(({ team }) => team === asked) ?? worlds[0];
      const redirect = query.get('redirect_uri');
      if (query.get('client_id') !== grants.clientId || world === undefined) return { refused: 'invalid_client_id' };
      if (redirect === null || !URL.canParse(redirect)) return { refused: 'bad_redirect_uri' };
      const code = `code-${secret()}`;
      codes.set(code, { world, organisation, redirect, scopes: query.get('scope') ?? '', used: false });
      const back = new URL(redirect);
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state') ?? '');
      return { location: back.href };
    },
    exchange(args) {
      checkApp(args);
      if (args['grant_type'] === 'refresh_token') {
        const refresh = refreshes.get(maybe(args, 'refresh_token') ?? '');
        if (refresh === undefined || refresh.used) throw new Refusal('invalid_refresh_token');
        refresh.used = true;
        return answer(refresh.world, null, refresh.scopes);
      }
      const code = codes.get(maybe(args, 'code') ?? '');
      if (code === undefined) throw new Refusal('invalid_code');
      if (code.used) throw new Refusal('code_already_used');
      if (code.redirect !== maybe(args, 'redirect_uri')) throw new Refusal('bad_redirect_uri');
      code.used = true;
      return answer(code.world, code.organisation, code.scopes);
    },
    uninstall(args, world) {
      checkApp(args);
      grants.revoke(world);
      return {};
    },
    expire(world) {
      for (const token of tokens.values()) if (token.world === world) token.until = Math.min(token.until, clock.now());
    },
    revoke(world) {
      for (const token of tokens.values()) if (token.world === world) token.revoked = true;
      for (const refresh of refreshes.values()) if (refresh.world === world) refresh.used = true;
    },
  };

  function checkApp(args: Json): void {
    if (args['client_id'] !== grants.clientId) throw new Refusal('invalid_client_id');
    if (args['client_secret'] !== grants.clientSecret) throw new Refusal('bad_client_secret');
  }

  function answer(world: World, organisation: string | null, scopes: string): Json {
    const token = `${grants.life === null ? '' : 'xoxe.'}xoxb-${world.team}-${secret()}`;
    tokens.set(token, { world, until: grants.life === null ? Infinity : clock.now() + grants.life * 1000, revoked: false });
    const rotation = grants.life === null ? {} : { refresh_token: newRefresh(world, scopes), expires_in: grants.life };
    const [installer] = [...world.state.users.values()].filter(({ kind }) => kind !== 'bot');
    return {
      access_token: token,
      token_type: 'bot',
      scope: scopes,
      bot_user_id: world.bot.userId,
      app_id: world.appId,
      team: organisation === null ? { id: world.team, name: world.teamName } : null,
      enterprise: organisation === null ? null : { id: organisation, name: 'Organisation' },
      is_enterprise_install: organisation !== null,
      authed_user: { id: installer?.id ?? 'U000ADMIN' },
      ...rotation,
    };
  }

  function newRefresh(world: World, scopes: string): string {
    const token = `xoxe-1-${secret()}`;
    refreshes.set(token, { world, scopes, used: false });
    return token;
  }

  return grants;
}

function secret(): string {
  return randomBytes(12).toString('hex');
}

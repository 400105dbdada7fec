/** The app is taken away from a workspace, or only its tokens. */
import type { Courier } from '../deliveries/courier.ts';
import type { World } from '../world.ts';
import type { Grants } from './grants.ts';

export interface Removal {
  /** An administrator removes the app: its tokens end, and it hears of it. */
  uninstall(): Promise<void>;
  /** The app's token is revoked; the app stays. */
  revokeToken(): Promise<void>;
}

/** Removal of the app from `world`. */
export function removalFrom(world: World, courier: Courier, grants: Grants): Removal {
  const revoked = async (): Promise<void> => {
    grants.revoke(world);
    const tokens = { oauth: [], bot: [world.bot.userId] };
    await courier.emit('tokens_revoked', { type: 'tokens_revoked', tokens, event_ts: world.state.nextTs() });
  };
  return {
    revokeToken: revoked,
    async uninstall() {
      await revoked();
      await courier.emit('app_uninstalled', { type: 'app_uninstalled', event_ts: world.state.nextTs() });
    },
  };
}

/** The app's manifest as a workspace reads it when the app is installed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Install } from './workspace.ts';

const shape = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    long_description: z.string().min(175).max(4000),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/), always_online: z.boolean() }),
    agent_view: z.strictObject({
      agent_description: z.string().min(1).max(300),
      suggested_prompts: z.array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) })).max(4),
    }),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).min(1).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()).min(1).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

export type Manifest = z.infer<typeof shape>;

/** The manifest at the top of the repository; throws where it is not what Slack's schema (version 2) takes. */
export function readManifest(): Manifest {
  const file = path.resolve(import.meta.dirname, '../../../manifest.yml');
  return shape.parse(parse(readFileSync(file, 'utf8')));
}

/** What installing the app grants and subscribes to. */
export function installOf(manifest: Manifest): Install {
  return { scopes: manifest.oauth_config.scopes.bot, events: manifest.settings.event_subscriptions.bot_events };
}

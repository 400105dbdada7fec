/** The app's manifest as a workspace reads it when the app is installed. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const name = z.string().min(1).max(24);
const parameters = z.strictObject({
  properties: z.record(
    z.string().min(1),
    z.strictObject({
      type: z.string().min(1),
      title: z.string().min(1),
      description: z.string().optional(),
      is_required: z.boolean().optional(),
      hint: z.string().optional(),
    }),
  ),
  required: z.array(z.string()).optional(),
});

const whole = z.strictObject({
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
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000).optional(),
          should_escape: z.boolean().optional(),
          url: z.url().optional(),
        }),
      )
      .max(50)
      .default([]),
    shortcuts: z
      .array(
        z.strictObject({
          name,
          type: z.enum(['global', 'message']),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10)
      .default([]),
    unfurl_domains: z.array(z.string().min(1)).max(5).default([]),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()).min(1).max(255), bot_optional: z.array(z.string()).max(255).optional() }),
    redirect_urls: z.array(z.url()).max(1000).optional(),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: z.url().optional(), bot_events: z.array(z.string()).min(1).max(100) }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: z.url().optional(),
      message_menu_options_url: z.url().optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
    function_runtime: z.literal('remote').optional(),
  }),
  functions: z
    .record(
      z.string().min(1).max(100),
      z.strictObject({
        title: z.string().min(1),
        description: z.string().min(1),
        input_parameters: parameters,
        output_parameters: parameters,
      }),
    )
    .default({}),
});

/** Without a socket Slack has to know where to send things. */
const shape = whole.refine(
  ({ settings: { socket_mode_enabled: socket, event_subscriptions: events, interactivity } }) =>
    socket || (events.request_url !== undefined && interactivity.request_url !== undefined),
  { error: 'request_url is missing, and Socket Mode is off' },
);

export type Manifest = z.infer<typeof shape>;

/** What installing an app grants it and what it makes Slack offer. All but scopes and events may be left out. */
export interface Install {
  readonly scopes: readonly string[];
  /** As the manifest lists them: `app_mention`, `message.im`. */
  readonly events: readonly string[];
  /** The app's display name. */
  readonly name?: string;
  readonly description?: string;
  readonly homeTab?: boolean;
  readonly prompts?: readonly { readonly title: string; readonly message: string }[];
  readonly commands?: readonly { readonly command: string; readonly description: string; readonly hint: string }[];
  readonly shortcuts?: readonly { readonly name: string; readonly type: 'global' | 'message'; readonly callbackId: string }[];
  readonly domains?: readonly string[];
}

/** The text of this program's manifest, which lies above `src` and above what is built. */
export function manifestSource(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'manifest.yml'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('manifest.yml is missing');
    folder = above;
  }
  return readFileSync(path.join(folder, 'manifest.yml'), 'utf8');
}

/** The manifest in `source` (YAML), this program's where it is left out; throws where it is not what Slack's schema (version 2) takes. */
export function readManifest(source = manifestSource()): Manifest {
  return shape.parse(parse(source));
}

/** What installing the app grants and subscribes to. */
export function installOf({ display_information: about, features, oauth_config: oauth, settings }: Manifest): Install {
  return {
    scopes: [...oauth.scopes.bot, ...(oauth.scopes.bot_optional ?? [])],
    events: settings.event_subscriptions.bot_events,
    name: about.name,
    description: about.description,
    homeTab: features.app_home.home_tab_enabled,
    prompts: features.agent_view.suggested_prompts,
    commands: features.slash_commands.map(({ command, description, usage_hint: hint }) => ({ command, description, hint: hint ?? '' })),
    shortcuts: features.shortcuts.map(({ name: label, type, callback_id: callbackId }) => ({ name: label, type, callbackId })),
    domains: features.unfurl_domains,
  };
}

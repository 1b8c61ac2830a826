import { z } from 'zod';
import type { AppSeed } from './seed.ts';

const command = z.object({
  command: z.string(),
  description: z.string().default(''),
  usage_hint: z.string().default(''),
  should_escape: z.boolean().default(false),
});
const shortcut = z.object({ name: z.string(), callback_id: z.string(), type: z.enum(['global', 'message']) });
const interactivity = z.object({ is_enabled: z.boolean(), message_menu_options_url: z.string().optional() });

const manifest = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({ slash_commands: z.array(command).default([]), shortcuts: z.array(shortcut).default([]) })
    .prefault({}),
  oauth_config: z
    .object({
      scopes: z
        .object({ bot: z.array(z.string()).default([]), bot_optional: z.array(z.string()).default([]) })
        .prefault({}),
      redirect_urls: z.array(z.string()).optional(),
    })
    .prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
      interactivity: interactivity.prefault({ is_enabled: false }),
      socket_mode_enabled: z.boolean().default(false),
      token_rotation_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

/**
 * The app that a parsed manifest describes (docs.slack.dev/reference/app-manifest). Optional scopes count as granted.
 * Throws a ZodError that names the field where the manifest is malformed.
 */
export function appFromManifest(parsed: unknown): AppSeed {
  const { display_information, features, oauth_config, settings } = manifest.parse(parsed);
  return {
    manifest: Object(parsed) as object,
    name: display_information.name,
    scopes: [...oauth_config.scopes.bot, ...oauth_config.scopes.bot_optional],
    commands: features.slash_commands.map((entry) => ({
      command: entry.command,
      description: entry.description,
      usageHint: entry.usage_hint,
      shouldEscape: entry.should_escape,
    })),
    shortcuts: features.shortcuts.map((entry) => ({
      name: entry.name,
      callbackId: entry.callback_id,
      type: entry.type,
    })),
    events: settings.event_subscriptions.bot_events,
    interactivity: {
      isEnabled: settings.interactivity.is_enabled,
      // A manifest for Socket Mode has no addresses at all: what it would have over HTTP cannot be told.
      hasOptionsUrl: settings.socket_mode_enabled || settings.interactivity.message_menu_options_url !== undefined,
    },
    tokenRotation: settings.token_rotation_enabled,
    ...(oauth_config.redirect_urls === undefined ? {} : { redirectUrls: oauth_config.redirect_urls }),
  };
}

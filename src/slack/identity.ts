import type { WebClient } from '@slack/web-api';
import type { WorkspaceId } from '../domain/names.ts';

/** Who the bot is, and what it was allowed, as Slack says. */
export interface Identity {
  readonly workspace: WorkspaceId;
  /** The organisation, on Enterprise Grid. */
  readonly enterprise: string | undefined;
  readonly botUserId: string | undefined;
  readonly botId: string | undefined;
  readonly scopes: ReadonlySet<string>;
}

/** Asks Slack who the token belongs to. Throws what `auth.test` throws. */
export async function identify(client: WebClient): Promise<Identity> {
  const { team_id, enterprise_id, is_enterprise_install, user_id, bot_id, response_metadata } =
    await client.auth.test();
  const workspace = is_enterprise_install ? enterprise_id : team_id;
  if (workspace === undefined) throw new Error('Slack did not say to which workspace the token belongs.');
  return {
    workspace,
    enterprise: enterprise_id,
    botUserId: user_id,
    botId: bot_id,
    scopes: new Set(response_metadata?.scopes ?? []),
  };
}

import type { BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { ListenerDeps } from './listener-deps.ts';
import { type Reply, sendReply, showReplyModal } from './reply.ts';
import type { Routes } from './routes.ts';

/** A click, with the ways to answer it. */
export interface Clicked {
  readonly body: BlockAction;
  readonly client: WebClient;
  readonly respond: RespondFn;
}

/** A click on a button. */
export interface ButtonClick extends Clicked {
  readonly user: string;
  /** Works once, within three seconds. */
  readonly triggerId: string;
  /** Of the button; empty where it has none. */
  readonly value: string;
}

/** Listens to a button. What there is to say is said where the button stands. */
export function onButton<Deps extends ListenerDeps>(
  routes: Routes<Deps>,
  id: string,
  react: (deps: Deps, click: ButtonClick) => Promise<Reply>,
): void {
  routes.action<BlockAction<ButtonAction>>(id, async (args, deps) => {
    const { ack, body, client, respond, action } = args;
    await ack();
    const { user, trigger_id: triggerId } = body;
    const click = { body, client, respond, user: user.id, triggerId, value: action.value ?? '' };
    await onClick(deps, args, () => react(deps, click));
  });
}

/** Does what a click asks for, and says what there is to say where the button stands. */
export function onClick(deps: ListenerDeps, clicked: Clicked, work: () => Promise<Reply>): Promise<void> {
  return answer(deps, clicked, work());
}

/** Says what there is to say where the button stands: beside a message, or in a modal over App Home. */
export function answer(deps: ListenerDeps, { body, client, respond }: Clicked, work: Promise<Reply>): Promise<void> {
  return sendReply(deps, 'button', work, (reply) =>
    body.response_url
      ? respond({ response_type: 'ephemeral', replace_original: false, ...reply })
      : showReplyModal(deps, 'button', { client, triggerId: body.trigger_id, reply }),
  );
}

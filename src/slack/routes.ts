import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';

export type Listener<Args, Deps> = (args: Args & AllMiddlewareArgs, deps: Deps) => unknown;

/** A request, as Bolt hands it to a middleware. */
export type Request = AnyMiddlewareArgs & AllMiddlewareArgs;

/** What happens by itself asks nobody whether they may, so it reaches no use case that a person starts. */
export type EventDeps<Deps> = Omit<Deps, 'useCases'>;

/** What is listened to, each by its name: one listener for each. Throws where there is one already. */
export interface Routes<Deps> {
  action<Action extends BlockAction>(id: string, listener: Listener<SlackActionMiddlewareArgs<Action>, Deps>): void;
  /** Listens to every click that has no listener of its own. */
  unknownAction(listener: Listener<SlackActionMiddlewareArgs<BlockAction>, Deps>): void;
  options(id: string, listener: Listener<SlackOptionsMiddlewareArgs<'block_suggestion'>, Deps>): void;
  viewSubmission(view: string, listener: Listener<SlackViewMiddlewareArgs<ViewSubmitAction>, Deps>): void;
  viewClosed(view: string, listener: Listener<SlackViewMiddlewareArgs<ViewClosedAction>, Deps>): void;
  shortcut(id: string, listener: Listener<SlackShortcutMiddlewareArgs<GlobalShortcut>, Deps>): void;
  messageShortcut(id: string, listener: Listener<SlackShortcutMiddlewareArgs<MessageShortcut>, Deps>): void;
  command(name: string, listener: Listener<SlackCommandMiddlewareArgs, Deps>): void;
  event<Type extends string>(type: Type, listener: Listener<SlackEventMiddlewareArgs<Type>, EventDeps<Deps>>): void;
  /** Hands a request to the listener that is meant; does nothing where there is none. */
  handle(request: Request, deps: Deps): Promise<void>;
}

/**
 * Finds the listener of a request by its name. Bolt asks each of its listeners in turn whether it is meant, which with
 * some sixty of them costs as much as the answer to a simple request (ADR 15).
 */
export function createRoutes<Deps>(): Routes<Deps> {
  const listeners = new Map<string, Listener<never, Deps>>();
  const listen = (kind: string) => (name: string, listener: Listener<never, Deps>) => {
    const route = `${kind} ${name}`;
    if (listeners.has(route)) throw new TypeError(`two listeners for ${route}`);
    listeners.set(route, listener);
  };
  return {
    action: listen('block_actions'),
    unknownAction: (listener) => void listeners.set('block_actions', listener),
    options: listen('block_suggestion'),
    viewSubmission: listen('view_submission'),
    viewClosed: listen('view_closed'),
    shortcut: listen('shortcut'),
    messageShortcut: listen('message_action'),
    command: listen('command'),
    event: listen('event_callback'),
    handle: async (request, deps) => {
      const body = request.body as Named;
      const found = listeners.get(routeOf(body)) ?? listeners.get(body.type ?? '');
      // The type of what a listener takes follows from the route under which it stands.
      await found?.(request as never, deps);
    },
  };
}

/** What names the listener of a request, of the kinds that Slack sends. */
interface Named {
  readonly type?: string;
  readonly command?: string;
  readonly actions?: readonly { readonly action_id?: string }[];
  readonly action_id?: string;
  readonly view?: { readonly callback_id: string };
  readonly callback_id?: string;
  readonly event?: { readonly type: string };
}

/** Sources: docs.slack.dev, "Handling user interaction", "Slash commands" (which have no type) and "Events API". */
function routeOf({ type = 'command', command, actions, action_id, view, callback_id, event }: Named): string {
  const name = {
    command,
    block_actions: actions?.[0]?.action_id,
    block_suggestion: action_id,
    view_submission: view?.callback_id,
    view_closed: view?.callback_id,
    event_callback: event?.type,
  };
  return `${type} ${name[type as keyof typeof name] ?? callback_id}`;
}

import type { BlockAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Deps, FEATURES } from '../../../src/features/index.ts';
import { listenToCommand } from '../../../src/slack/goal-command.ts';
import { COMMAND } from '../../../src/slack/ids.ts';
import { createRoutes, type Request, type Routes } from '../../../src/slack/routes.ts';
import { ACTIONS, SHORTCUTS, VIEWS } from '../../support/ids.ts';

/** Which names are listened to, by kind. */
function heard(): Record<string, string[]> {
  const names: Record<string, string[]> = {};
  const routes = new Proxy({} as Routes<Deps>, {
    get: (_, kind) => (name: string) => {
      names[String(kind)] = [...(names[String(kind)] ?? []), name];
    },
  });
  for (const feature of FEATURES) feature.listen(routes);
  listenToCommand(routes, COMMANDS);
  return names;
}

const asked = (body: object) => ({ body }) as Request;
const click = (action_id: string) => asked({ type: 'block_actions', actions: [{ action_id }] } as Partial<BlockAction>);

describe('what is listened to', () => {
  it('is everything that Goalpost shows', () => {
    const { action = [], options = [], viewSubmission = [], shortcut = [], messageShortcut = [], command } = heard();
    const modals = VIEWS.filter((view) => !['review', 'templates', 'written'].includes(view));
    expect([...action, ...options].toSorted()).toEqual(ACTIONS.toSorted());
    expect(viewSubmission.toSorted()).toEqual(modals.toSorted());
    expect([...shortcut, ...messageShortcut].toSorted()).toEqual(SHORTCUTS.toSorted());
    expect(command).toEqual([COMMAND]);
  });
});

describe('a request', () => {
  it('goes to the listener of its kind and name alone', async () => {
    const routes = createRoutes<undefined>();
    const came: string[] = [];
    const note = (what: string) => async () => void came.push(what);
    routes.action('go', note('action go'));
    routes.options('go', note('options go'));
    routes.viewSubmission('go', note('submitted go'));
    routes.viewClosed('go', note('closed go'));
    routes.shortcut('go', note('shortcut go'));
    routes.messageShortcut('go', note('message shortcut go'));
    routes.command('/go', note('command go'));
    routes.event('go', note('event go'));
    await routes.handle(click('go'), undefined);
    await routes.handle(asked({ type: 'block_suggestion', action_id: 'go' }), undefined);
    await routes.handle(asked({ type: 'view_submission', view: { callback_id: 'go' } }), undefined);
    await routes.handle(asked({ type: 'view_closed', view: { callback_id: 'go' } }), undefined);
    await routes.handle(asked({ type: 'shortcut', callback_id: 'go' }), undefined);
    await routes.handle(asked({ type: 'message_action', callback_id: 'go' }), undefined);
    await routes.handle(asked({ command: '/go' }), undefined);
    await routes.handle(asked({ type: 'event_callback', event: { type: 'go' } }), undefined);
    expect(came).toEqual([
      'action go',
      'options go',
      'submitted go',
      'closed go',
      'shortcut go',
      'message shortcut go',
      'command go',
      'event go',
    ]);
  });

  it('that is a click on what nobody listens to is answered, and of what else nobody listens to nothing comes', async () => {
    const routes = createRoutes<undefined>();
    const came: string[] = [];
    routes.action('go', async () => void came.push('go'));
    routes.unknownAction(async () => void came.push('other'));
    for (const name of ['', 'go', 'go_on', 'old_button']) await routes.handle(click(name), undefined);
    await routes.handle(asked({ type: 'view_submission', view: { callback_id: 'go' } }), undefined);
    await routes.handle(asked({ type: 'something_new' }), undefined);
    expect(came).toEqual(['other', 'go', 'other', 'other']);
  });

  it('has one listener', () => {
    const routes = createRoutes<undefined>();
    routes.viewClosed('go', () => undefined);
    expect(() => routes.viewClosed('go', () => undefined)).toThrow('view_closed go');
  });
});

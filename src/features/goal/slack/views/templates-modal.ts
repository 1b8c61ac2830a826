import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import { LIBRARY } from '../../../../domain/templates/library.ts';
import type { TeamTemplate } from '../../../../domain/templates/team-template.ts';
import {
  actions,
  button,
  context,
  divider,
  LIMITS,
  modalTitle,
  option,
  plain,
  section,
} from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import type { Mrkdwn } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS, GOAL_VIEWS } from './ids.ts';
import { templateContext } from './template-modal.ts';
import { templateKeys } from './template-options.ts';

export interface TemplateList {
  readonly team: { readonly id: string; readonly name: string };
  /** At most fifty. */
  readonly own: readonly TeamTemplate[];
  /** Those of them that the person may remove. */
  readonly removable: readonly TeamTemplate[];
}

/** What there is to begin a goal from: the team's own templates, then the library. */
export function templatesModal({ team, own, removable }: TemplateList, t: Texts): ModalView {
  const text = t.template;
  const line = (key: string, card: Mrkdwn): KnownBlock => ({
    ...section(card, button(text.use, GOAL_ACTIONS.useTemplate, key)),
    block_id: key,
  });
  return {
    type: 'modal',
    callback_id: GOAL_VIEWS.templates,
    private_metadata: templateContext.encode({ team: team.id }),
    title: modalTitle(text.listTitle),
    close: modalTitle(t.word.close),
    blocks: [
      context(text.listLead),
      section(text.ofTeam(team.name)),
      ...(own.length === 0
        ? [context(text.none)]
        : own.map((one) =>
            line(templateKeys.own(one.id), text.teamLine(one.name, one.definition, one, one.benchmark)),
          )),
      teamActions(removable, t),
      divider(),
      section(text.ofLibrary),
      ...[...LIBRARY.values()].map((one) =>
        line(templateKeys.library(one.id), text.libraryLine(one.id, one, one.benchmark)),
      ),
    ],
  };
}

function teamActions(removable: readonly TeamTemplate[], t: Texts): ActionsBlock {
  const text = t.template;
  const add = button(text.add, GOAL_ACTIONS.newTemplate, '');
  if (removable.length === 0) return actions(add);
  return {
    type: 'actions',
    elements: [
      add,
      {
        type: 'static_select',
        action_id: GOAL_ACTIONS.removeTemplate,
        placeholder: plain(text.remove, LIMITS.placeholder),
        options: removable.map(({ id, name }) => option(name, id)),
        confirm: {
          title: plain(text.removeSure, 100),
          text: plain(text.removeText, 300),
          confirm: plain(text.removeYes, 30),
          deny: plain(text.removeNo, 30),
        },
      },
    ],
  };
}

import { isOpenAction, isOverdue } from '../../domain/goal/action-items.ts';
import type { ActionItem, Resource, ResourceKind } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { Formats } from '../format.ts';
import { excerpt, type Mrkdwn, md } from '../mrkdwn.ts';
import { SHORT, WHOLE } from '../shared/excerpts.ts';
import { mention } from './mention.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly actionItem: ReturnType<typeof actionItems>;
  }
}

const KIND: Record<ResourceKind, string> = { time: 'Time', money: 'Money', tools: 'Tools' };

/** What will be done for a goal, by whom and by when, and what it needs. */
export function actionItems(format: Formats) {
  const day = ({ due }: ActionItem, today: LocalDate): Mrkdwn =>
    due === undefined ? md`` : md` · by ${format.day(due, today)}`;
  const line = (action: ActionItem, today: LocalDate, max: number): Mrkdwn => {
    const text = excerpt(action.text, max);
    if (!isOpenAction(action)) {
      return md`:white_check_mark: ${text} · ${mention(action.owner)} · done by ${mention(action.done?.by ?? action.owner)}`;
    }
    return isOverdue(action, today)
      ? md`:hourglass: ${text} · ${mention(action.owner)} · *was due ${format.day(action.due ?? today, today)}*`
      : md`• ${text} · ${mention(action.owner)}${day(action, today)}`;
  };
  const resource = ({ kind, text, amount, granted }: Resource, max: number): Mrkdwn => {
    const much = amount === undefined ? '' : ` (${format.mark(amount.value, amount.unit)})`;
    const decided = granted === undefined ? 'not decided yet' : granted ? 'granted' : 'not granted';
    return md`${KIND[kind]}: ${excerpt(text, max)}${much} · ${decided}`;
  };

  return {
    title: 'Actions',
    none: md`No actions yet. Add what will be done for this goal, by whom, and by when.`,
    /** `:hourglass: Call the ten largest clients · @noor · was due 5 March` */
    line: (action: ActionItem, today: LocalDate): Mrkdwn => line(action, today, WHOLE),
    /** On the card of a goal. */
    shortLine: (action: ActionItem, today: LocalDate): Mrkdwn => line(action, today, SHORT),
    heading: (open: number, overdue: number): Mrkdwn => {
      const late = overdue === 0 ? '' : `, ${format.number(overdue)} overdue`;
      return md`*Actions* · ${format.number(open)} open${late}`;
    },
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more under *Actions*`,
    finish: 'Done',
    /** A screen reader hears which one a button is for. */
    finishLabel: (text: string): string => `Done: ${text}`,
    change: 'Change',
    reopen: 'Open again',
    add: 'Add action',
    addTitle: 'New action',
    changeTitle: 'Change action',
    text: 'What will be done?',
    owner: 'Who does it?',
    ownerHint: 'They see it in App Home and get no message.',
    due: 'By when?',
    dueHint: 'Overdue actions appear in the digest and in the review.',
    changed: (what: 'finish' | 'reopen', text: string): Mrkdwn =>
      what === 'finish'
        ? md`Done: ${excerpt(text, SHORT)}. To take that back, choose *Open again* in its menu.`
        : md`Open again: ${excerpt(text, SHORT)}.`,

    needed: md`*Needed for this goal*`,
    neededShort: md`*Needed*`,
    /** `Money: Survey tool (€1,200) · granted` */
    resource: (one: Resource): Mrkdwn => resource(one, WHOLE),
    shortResource: (one: Resource): Mrkdwn => resource(one, SHORT),
    kind: (kind: ResourceKind): string => KIND[kind],
    addResource: 'Add what is needed',
    addResourceTitle: 'What is needed',
    kindLabel: 'What is it?',
    resourceText: 'What is it for?',
    amount: 'How much?',
    amountHint: 'Of time or money, in the unit chosen above. You can leave this empty.',
    grant: (granted: boolean): string => (granted ? 'Granted' : 'Not granted'),
    granted: (text: string, granted: boolean): Mrkdwn =>
      granted ? md`Granted: ${excerpt(text, SHORT)}.` : md`Not granted: ${excerpt(text, SHORT)}.`,

    refused: (reason: 'gone' | 'closed' | 'full'): Mrkdwn => {
      switch (reason) {
        case 'gone':
          return md`That no longer exists, or you can no longer see its goal. To see all goals, type \`/goal list\`.`;
        case 'closed':
          return md`This goal is closed, so its actions stay as they are. To open it again, type \`/goal reopen\`.`;
        case 'full':
          return md`This goal has as many open actions as it can hold. Tick one off first.`;
      }
    },
    /** At a field of a form that was open meanwhile: what was typed stays in it. */
    refusedAtField: (reason: 'gone' | 'closed'): string =>
      ({
        gone: "This no longer exists, or you can no longer see its goal. Copy what you've written, then close this form.",
        closed:
          "This goal has been closed. Copy what you've written, then close this form. To open the goal again, type /goal reopen.",
      })[reason],
  };
}

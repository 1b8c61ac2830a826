import { use } from 'react';
import type { MessageCard } from '../../../src/protocol.ts';
import { Emoji } from '../blocks/Runs.tsx';
import { MessageShortcuts } from '../state/shortcuts.ts';
import { useAct } from '../state/workspace.tsx';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';

const QUICK = ['+1', 'tada', 'raised_hands', 'eyes', 'heart', 'rocket', 'white_check_mark'];

interface Props {
  readonly message: MessageCard;
  readonly onThread?: ((ts: string) => void) | undefined;
}

/** What can be done with a message; appears when it is pointed at or focused. */
export function MessageTools({ message, onThread }: Props) {
  const act = useAct();
  const shortcuts = use(MessageShortcuts);
  const { channel, ts } = message;
  const reactions = QUICK.map((name) => ({
    key: name,
    label: (
      <>
        <Emoji name={name} /> {name.replaceAll('_', ' ')}
      </>
    ),
    run: () => void act({ do: 'react', channel, ts, name }),
  }));
  const actions = shortcuts.map((one) => ({
    key: one.callbackId,
    label: one.name,
    run: () => void act({ do: 'shortcut', callbackId: one.callbackId, surface: { kind: 'message', channel, ts } }),
  }));
  return (
    <div className="message-tools">
      <Menu label="Add a reaction" className="icon-button" trigger={<Icon name="smile" />} items={reactions} />
      {onThread && (
        <button type="button" className="icon-button" aria-label="Reply in thread" onClick={() => onThread(ts)}>
          <Icon name="thread" />
        </button>
      )}
      {actions.length > 0 && (
        <Menu label="Message shortcuts" className="icon-button" trigger={<Icon name="more" />} items={actions} />
      )}
    </div>
  );
}

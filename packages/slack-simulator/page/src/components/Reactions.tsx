import type { MessageCard } from '../../../src/protocol.ts';
import { Emoji } from '../blocks/Runs.tsx';
import { useAct, useDirectory } from '../state/workspace.tsx';

/** The reactions below a message. A click adds or takes away one's own. */
export function Reactions({ message }: { readonly message: MessageCard }) {
  const act = useAct();
  const { me, personOf } = useDirectory();
  if (message.reactions.length === 0) return null;
  return (
    <div className="reactions">
      {message.reactions.map(({ name, people }) => (
        <button
          type="button"
          key={name}
          className="reaction"
          aria-pressed={people.includes(me.id)}
          title={people.map((id) => personOf(id)?.name ?? id).join(', ')}
          onClick={() => void act({ do: 'react', channel: message.channel, ts: message.ts, name })}
        >
          <Emoji name={name} /> <span>{people.length}</span>
        </button>
      ))}
    </div>
  );
}

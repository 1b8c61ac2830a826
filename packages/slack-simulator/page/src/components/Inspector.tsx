import { useState } from 'react';
import type { InspectorEntry } from '../../../src/protocol.ts';
import { useDirectory } from '../state/workspace.tsx';
import { timeOfWire } from '../text/time.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly entries: readonly InspectorEntry[];
  readonly onClose: () => void;
}

/** The newest that are drawn; the server keeps more than anyone reads. */
const SHOWN = 200;

function pretty(detail: string): string {
  try {
    return JSON.stringify(JSON.parse(detail), undefined, 2);
  } catch {
    return detail;
  }
}

const isBad = (status: string) => !/^(ok|2\d\d|ack)/i.test(status);

function Line(props: { readonly entry: InspectorEntry; readonly chosen: boolean; readonly onChoose: () => void }) {
  const { entry, chosen, onChoose } = props;
  const { me } = useDirectory();
  return (
    <button type="button" className="wire" aria-pressed={chosen} onClick={onChoose}>
      <span className="wire-time">{timeOfWire(new Date(entry.at), me.zone)}</span>
      <span
        className={`wire-way wire-${entry.direction}`}
        title={entry.direction === 'out' ? 'Slack to app' : 'App to Slack'}
      >
        <Icon name={entry.direction} />
      </span>
      <span className="wire-name">{entry.name}</span>
      <span className={isBad(entry.status) ? 'wire-status wire-bad' : 'wire-status'}>{entry.status}</span>
      <span className="wire-ms">{Math.round(entry.ms)} ms</span>
    </button>
  );
}

/** Every call and event between Slack and the app, the newest first, with what it carried. */
export function Inspector({ entries, onClose }: Props) {
  const [chosen, setChosen] = useState<number>();
  const listed = entries.slice(-SHOWN).toReversed();
  const entry = listed.find((one) => one.id === chosen);
  return (
    <aside className="inspector" aria-label="Inspector" data-testid="inspector">
      <header className="inspector-header">
        <h2>Inspector</h2>
        <p className="topic">
          <span className="wire-out">
            <Icon name="out" /> Slack to app
          </span>
          <span className="wire-in">
            <Icon name="in" /> app to Slack
          </span>
        </p>
        <button type="button" className="icon-button" aria-label="Close inspector" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="inspector-body">
        <div className="wires">
          {listed.length === 0 && <p className="choice-note">Nothing has passed yet.</p>}
          {listed.map((one) => (
            <Line
              key={one.id}
              entry={one}
              chosen={one.id === chosen}
              onChoose={() => setChosen(one.id === chosen ? undefined : one.id)}
            />
          ))}
        </div>
        {entry && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          <pre className="wire-detail" data-testid="inspector-detail" tabIndex={0}>
            {pretty(entry.detail)}
          </pre>
        )}
      </div>
    </aside>
  );
}

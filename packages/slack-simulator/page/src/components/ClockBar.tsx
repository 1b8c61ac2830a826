import { useRef, useState } from 'react';
import type { Act, ClockCard } from '../../../src/protocol.ts';
import type { Theme } from '../state/useTheme.ts';
import { useAct, useDirectory } from '../state/workspace.tsx';
import { cityOf, howSoon, moment } from '../text/time.ts';
import { Floating } from './Floating.tsx';
import { Icon } from './Icon.tsx';

type Step = Extract<Act, { do: 'clock' }>['to'];
const STEPS: readonly { readonly to: Step; readonly name: string }[] = [
  { to: 'hour', name: '+1 hour' },
  { to: 'day', name: '+1 day' },
  { to: 'next-prompt', name: 'Next prompt' },
  { to: 'next-month', name: 'Next month' },
  { to: 'next-quarter', name: 'Next quarter' },
];
/** As many coming things as are listed. */
const LISTED = 6;

interface Props {
  readonly clock: ClockCard;
  readonly theme: Theme;
  readonly onTheme: () => void;
  readonly inspecting: boolean;
  readonly onInspect: () => void;
}

function Upcoming({ clock, zone }: { readonly clock: ClockCard; readonly zone: string }) {
  const now = new Date(clock.now);
  return (
    <div className="upcoming">
      <h2>Falls due next</h2>
      {clock.upcoming.length === 0 && <p className="choice-note">Nothing is planned.</p>}
      <ol>
        {clock.upcoming.slice(0, LISTED).map((one) => (
          <li key={`${one.at} ${one.what}`}>
            <span>{one.what}</span>
            <span className="choice-hint">
              {moment(new Date(one.at), zone)} · {howSoon(new Date(one.at), now)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Now({ clock }: { readonly clock: ClockCard }) {
  const { zone } = useDirectory().me;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        type="button"
        ref={button}
        className="clock-now"
        aria-expanded={open}
        aria-label={`${moment(new Date(clock.now), zone)}, ${cityOf(zone)}. What falls due next`}
        data-testid="clock"
        onClick={() => setOpen(!open)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        <Icon name="clock" />
        <strong>{moment(new Date(clock.now), zone)}</strong>
        <span className="clock-zone">{cityOf(zone)}</span>
      </button>
      {open && (
        <Floating anchor={button}>
          <Upcoming clock={clock} zone={zone} />
        </Floating>
      )}
    </>
  );
}

/** Moves the clock, one move at a time. Moves of others are not waited for: the workspace does one after the other. */
function useMove() {
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const move = async (to: Step) => {
    if (busy) return;
    setBusy(true);
    await act({ do: 'clock', to });
    setBusy(false);
  };
  return { busy, move };
}

function Steps({ clock }: { readonly clock: ClockCard }) {
  const { busy, move } = useMove();
  const next = clock.upcoming[0];
  return (
    <fieldset
      className={busy ? 'clock-steps clock-moving' : 'clock-steps'}
      aria-label="Move the clock"
      aria-busy={busy}
    >
      {next && (
        <button type="button" className="clock-next" aria-disabled={busy} onClick={() => void move('next')}>
          <Icon name="skip" />
          <span className="clock-next-text">Next: {next.what}</span>
          <span className="clock-soon">{howSoon(new Date(next.at), new Date(clock.now))}</span>
        </button>
      )}
      {STEPS.map(({ to, name }) => (
        <button type="button" key={to} className="clock-step" aria-disabled={busy} onClick={() => void move(to)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}

const THEME_ICONS = { system: 'auto', light: 'sun', dark: 'moon' } as const;

/** The stage above the workspace: the simulated time and the ways to move it, the theme, the inspector. */
export function ClockBar({ clock, theme, onTheme, inspecting, onInspect }: Props) {
  return (
    <header className="clock-bar" data-testid="clock-bar">
      <Now clock={clock} />
      {clock.movable && <Steps clock={clock} />}
      <div className="clock-tools">
        <button
          type="button"
          className="clock-tool"
          aria-label={`Theme: ${theme}`}
          title={`Theme: ${theme}`}
          onClick={onTheme}
        >
          <Icon name={THEME_ICONS[theme]} />
        </button>
        <button
          type="button"
          className="clock-tool"
          aria-label="Inspector"
          title="Inspector"
          aria-pressed={inspecting}
          onClick={onInspect}
        >
          <Icon name="pulse" />
        </button>
      </div>
    </header>
  );
}

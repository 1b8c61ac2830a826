import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { useEffect, useState } from 'react';
import { useDirectory } from '../state/workspace.tsx';
import { withEmoji } from '../text/emoji.ts';
import { cityOf } from '../text/time.ts';
import { localOfSeconds, secondsOfLocal } from '../text/zoned.ts';
import { ariaOf, focusMark } from './aria.ts';
import { asText } from './elements.ts';
import { type Placement, useField } from './useField.ts';

/** A day or a time of day, picked with the browser's own picker. */
export function DateOrTimeElement(props: { readonly element: Datepicker | Timepicker; readonly placement: Placement }) {
  const { element, placement } = props;
  const field = useField(element, placement);
  return (
    <input
      className="input input-date"
      type={element.type === 'datepicker' ? 'date' : 'time'}
      value={asText(field.value)}
      onFocus={field.onFocus}
      onBlur={field.onBlur}
      onChange={(event) => field.set(event.target.value || undefined)}
      {...ariaOf(placement, element.placeholder && withEmoji(element.placeholder.text))}
      {...focusMark(element.focus_on_load)}
    />
  );
}

/** A day and a time of day in the zone of the person; the value is in seconds since 1970. */
export function DateTimeElement(props: { readonly element: DateTimepicker; readonly placement: Placement }) {
  const { element, placement } = props;
  const { zone } = useDirectory().me;
  const field = useField(element, placement);
  const seconds = Number(asText(field.value));
  const [parts, setParts] = useState({ date: '', time: '' });
  useEffect(() => {
    if (seconds) setParts(localOfSeconds(seconds, zone));
  }, [seconds, zone]);

  const change = (next: { date: string; time: string }) => {
    setParts(next);
    const value = secondsOfLocal(next.date, next.time, zone);
    if (value !== undefined) field.set(value);
    else if (seconds) field.set(undefined);
  };
  return (
    <fieldset className="date-time" aria-label={placement.label}>
      <input
        className="input input-date"
        type="date"
        aria-label={`${placement.label}, day`}
        aria-invalid={placement.invalid}
        aria-describedby={placement.describedBy}
        value={parts.date}
        onChange={(event) => change({ ...parts, date: event.target.value })}
      />
      <input
        className="input input-date"
        type="time"
        aria-label={`${placement.label}, time`}
        aria-invalid={placement.invalid}
        value={parts.time}
        onChange={(event) => change({ ...parts, time: event.target.value })}
      />
      <span className="zone-note">{cityOf(zone)}</span>
    </fieldset>
  );
}

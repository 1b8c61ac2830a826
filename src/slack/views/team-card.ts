import type { RhythmPreview } from '../../domain/schedule/preview.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Texts } from '../../text/index.ts';
import { md } from '../../text/mrkdwn.ts';
import { fallback, header, section } from './blocks.ts';
import type { Message } from './message.ts';

/** A team's settings and its next dates, for members who may not change them. */
export function teamCard(team: Team, preview: RhythmPreview, t: Texts): Message {
  const title = t.form.team.groupPreview;
  const texts = [t.rhythm.settingsTitle(team.name), t.rhythm.settings(team)];
  const dates = t.rhythm.preview(preview);
  return {
    text: fallback(...texts, md`${title}`, dates),
    blocks: [...texts.map((text) => section(text)), header(title), section(dates)],
  };
}

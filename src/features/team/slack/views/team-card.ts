import type { RhythmPreview } from '../../../../domain/round/preview.ts';
import type { Team } from '../../../../domain/team/team.ts';
import { header, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';

/** A team's settings and its next dates, for members who may not change them. */
export function teamCard(team: Team, preview: RhythmPreview, t: Texts): Message {
  const title = t.teamForm.groupPreview;
  const texts = [t.rhythm.settingsTitle(team.name), t.rhythm.settings(team)];
  const dates = t.rhythm.preview(preview);
  return messageOf([...texts.map((text) => section(text)), header(title), section(dates)]);
}

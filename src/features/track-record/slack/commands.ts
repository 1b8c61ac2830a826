import type { Command, Invocation } from '../../../slack/goal-command.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { forTeam } from '../../team/index.ts';
import type { TrackRecordListenerUseCases } from './deps.ts';
import { trackRecordMessage } from './views/track-record-message.ts';

export const trackRecordCommands: readonly Command<TrackRecordListenerUseCases>[] = [
  { word: 'track-record', rank: 65, about: (t) => t.trackRecord.about, run: show },
];

/** For who asks alone, wherever they do. */
function show(invocation: Invocation<TrackRecordListenerUseCases>): Promise<Reply> {
  const { deps, user: person } = invocation;
  const { useCases, workspace, texts } = deps;
  return forTeam(invocation, async (team) => {
    const seen = await useCases.seeTrackRecord({ workspace, person, team });
    return seen === undefined ? textMessage(texts.command.teamGone) : trackRecordMessage(seen, texts);
  });
}

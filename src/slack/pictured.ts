import type { KnownBlock } from '@slack/types';
import type { Pictures } from './pictures.ts';
import { LIMITS } from './views/blocks.ts';
import { type Message, messageOf, type ShownPicture } from './views/message.ts';
import { slackImage } from './views/trend-block.ts';

/** A way to show something, and what is done where Slack refuses it. */
interface Version {
  readonly blocks: readonly KnownBlock[];
  /** Called where the message was taken without it. */
  refused?(): Promise<void>;
}

/** Makes a version; undefined where there is none. */
export type MakeVersion = () => Promise<Version | undefined>;

/** The first version that there is. What Slack refuses is sent once more in the next one. */
export async function firstVersion(
  [make, ...others]: readonly MakeVersion[],
  message: (blocks: readonly KnownBlock[]) => Message,
): Promise<Message> {
  if (make === undefined) return message([]);
  const version = await make();
  if (version === undefined) return firstVersion(others, message);
  const { blocks, refused } = version;
  if (refused === undefined) return message(blocks);
  return { ...message(blocks), instead: { message: () => firstVersion(others, message), helped: refused } };
}

interface Where {
  /** What the picture is of, and for which readers. */
  readonly place: string;
  /** In milliseconds; a picture that comes later is announced with `onLater`. */
  readonly waitMs?: number;
  readonly onLater?: () => void;
}

/**
 * A message with its picture in the best way that Slack takes: its own chart, an uploaded picture, or words. Where there is
 * none any more, the one that it had is deleted.
 */
export async function pictured(pictures: Pictures, { picture, ...message }: Message, where: Where): Promise<Message> {
  const { blocks } = message;
  if (picture === undefined || blocks.length >= LIMITS.blocksInMessage - 1) {
    await pictures.drop(where.place);
    return message;
  }
  const { at, words } = picture;
  const ways = [
    chartWay(pictures, picture),
    pictureWay(pictures, picture, where),
    async () => ({ blocks: words ? [words] : [] }),
  ];
  return firstVersion(ways, (some) => messageOf([...blocks.slice(0, at), ...some, ...blocks.slice(at)]));
}

function chartWay(pictures: Pictures, { chart, words }: ShownPicture): MakeVersion {
  return async () => {
    if (chart === undefined || !(await pictures.takesCharts())) return undefined;
    return { blocks: [chart, ...(words ? [words] : [])], refused: pictures.noteChartRefused };
  };
}

function pictureWay(pictures: Pictures, { picture, story }: ShownPicture, where: Where): MakeVersion {
  return async () => {
    const file = await pictures.fileOf(where.place, picture, story, where);
    if (file === undefined) return undefined;
    return { blocks: [slackImage(file, story)], refused: () => pictures.forget(where.place, file) };
  };
}

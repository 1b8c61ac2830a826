import type { Db } from 'mongodb';
import { z } from 'zod';
import type { PictureStore, UploadedPicture } from '../ports/pictures.ts';
import { documents } from './document.ts';

const pictureSchema: z.ZodType<UploadedPicture & { readonly id: string }> = z.object({
  id: z.string(),
  workspace: z.string(),
  place: z.string(),
  hash: z.string(),
  file: z.string(),
  at: z.date(),
});
const refusalSchema = z.object({ id: z.string(), at: z.date() });

const keyOf = (workspace: string, place: string) => `${workspace}|${place}`;

/** The collections `pictures`, one document a place, and `refused_blocks`, one a workspace. */
export function openPictureStore(db: Db): PictureStore {
  const pictures = documents(db, 'pictures', pictureSchema);
  const refusals = documents(db, 'refused_blocks', refusalSchema);
  return {
    get: (workspace, place) => pictures.one({ _id: keyOf(workspace, place) }),
    replace: async (picture) => {
      const { workspace, place, ...rest } = picture;
      const before = await pictures.collection.findOneAndUpdate(
        { _id: keyOf(workspace, place) },
        { $set: { workspace, place, ...rest } },
        { upsert: true, returnDocument: 'before' },
      );
      return before === null ? undefined : pictures.read(before);
    },
    forget: async (workspace, place, file) => {
      await pictures.collection.deleteOne({ _id: keyOf(workspace, place), file });
    },
    blockRefusedAt: async (workspace) => (await refusals.one({ _id: workspace }))?.at,
    noteBlockRefused: async (workspace, at) => {
      await refusals.collection.updateOne({ _id: workspace }, { $set: { at } }, { upsert: true });
    },
  };
}

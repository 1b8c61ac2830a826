import type { WorkspaceId } from '../domain/names.ts';

/** A picture that was uploaded. A place has one. */
export interface UploadedPicture {
  readonly workspace: WorkspaceId;
  /** What it is of, and for which readers. */
  readonly place: string;
  /** Of all that it shows. */
  readonly hash: string;
  /** Slack's id of the file. */
  readonly file: string;
  readonly at: Date;
}

/** Pictures that Slack has, and what it refuses to draw itself. */
export interface PictureStore {
  get(workspace: WorkspaceId, place: string): Promise<UploadedPicture | undefined>;
  /** Puts a picture in its place in one step, and returns the one that was there. */
  replace(picture: UploadedPicture): Promise<UploadedPicture | undefined>;
  /** Takes a picture out of its place, if it is the one with this file. */
  forget(workspace: WorkspaceId, place: string, file: string): Promise<void>;
  /** When the workspace last refused Slack's block for charts; undefined where it never did. */
  blockRefusedAt(workspace: WorkspaceId): Promise<Date | undefined>;
  noteBlockRefused(workspace: WorkspaceId, at: Date): Promise<void>;
}

import type { ModalView } from '@slack/types';
import type { ShownPicture } from './message.ts';

/** A picture that belongs to a modal. What it shows has to be said by the modal, too: not everybody has it. */
export interface PlacedPicture extends Pick<ShownPicture, 'picture' | 'story'> {
  /** What it is of, and for which readers: a place has one file. */
  readonly place: string;
  /** Before which of the modal's blocks it stands, from 0. */
  readonly at: number;
}

/** A modal, and pictures that are added to it where it stands. */
export interface PicturedModal {
  readonly modal: ModalView;
  readonly pictures: readonly PlacedPicture[];
}

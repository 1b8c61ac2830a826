import type { FileInput } from '@slack/types';
import { type DragEvent, useRef, useState } from 'react';
import { Icon } from '../components/Icon.tsx';
import { uploadFile } from '../state/send.ts';
import { useToast } from '../state/toasts.tsx';
import { useDirectory } from '../state/workspace.tsx';
import { ariaOf } from './aria.ts';
import { type Placement, useField } from './useField.ts';

interface Held {
  readonly id: string;
  readonly name: string;
}

/** Slack takes as many unless the app says otherwise. */
const MOST = 10;

const isHeld = (value: unknown): value is Held => typeof value === 'object' && value !== null && 'id' in value;
const held = (value: unknown): readonly Held[] => (Array.isArray(value) ? value.filter(isHeld) : []);
const endingOf = (name: string) => name.split('.').at(-1)?.toLowerCase() ?? '';

function useUpload(element: FileInput, files: readonly Held[], onFiles: (files: readonly Held[]) => void) {
  const { me } = useDirectory();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const most = element.max_files ?? MOST;
  const takes = (name: string) => element.filetypes === undefined || element.filetypes.includes(endingOf(name));
  const upload = async (chosen: readonly File[]) => {
    const wrong = chosen.find((file) => !takes(file.name));
    if (wrong !== undefined) return toast(`${wrong.name} is none of: ${element.filetypes?.join(', ')}.`);
    if (files.length + chosen.length > most)
      return toast(most === 1 ? 'One file is enough.' : `At most ${most} files.`);
    setBusy(true);
    const made: Held[] = [];
    for (const file of chosen) {
      const id = await uploadFile(me.id, file);
      if (id === undefined) toast(`${file.name} could not be uploaded.`);
      else made.push({ id, name: file.name });
    }
    setBusy(false);
    return onFiles([...files, ...made]);
  };
  return { busy, most, upload };
}

/** Files, chosen or dropped; each is with the workspace as soon as it is there. */
export function FileElement(props: { readonly element: FileInput; readonly placement: Placement }) {
  const { element, placement } = props;
  const field = useField(element, placement);
  const input = useRef<HTMLInputElement>(null);
  const files = held(field.value);
  const { busy, most, upload } = useUpload(element, files, (next) => field.set(next));
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void upload([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the first is the input within
    <div className="files" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {files.map((file) => (
        <p key={file.id} className="file-held">
          <Icon name="file" />
          <span>{file.name}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${file.name}`}
            onClick={() => field.set(files.filter((one) => one.id !== file.id))}
          >
            <Icon name="close" />
          </button>
        </p>
      ))}
      {files.length < most && (
        <label className="file-drop" aria-busy={busy}>
          <Icon name="file" />
          <span>{busy ? 'Uploading…' : 'Choose a file, or drop it here'}</span>
          <input
            ref={input}
            type="file"
            className="file-input"
            multiple={most > 1}
            accept={element.filetypes?.map((ending) => `.${ending}`).join(',')}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = '';
              if (chosen.length > 0) void upload(chosen);
            }}
            {...ariaOf(placement)}
          />
        </label>
      )}
    </div>
  );
}

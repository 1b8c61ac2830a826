import type { InputBlock, ModalView } from '@slack/types';
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { ModalCard } from '../../../src/protocol.ts';
import { Blocks } from '../blocks/Blocks.tsx';
import { FieldErrors } from '../blocks/InputField.tsx';
import { currentValue } from '../inputs/elements.ts';
import { bestState, type Mirror, useMirror } from '../inputs/useMirror.ts';
import { ViewSurface } from '../inputs/ViewSurface.tsx';
import { checkView } from '../inputs/validate.ts';
import { useAct } from '../state/workspace.tsx';
import { withEmoji } from '../text/emoji.ts';
import { Icon } from './Icon.tsx';
import { useModalDialog } from './useModalDialog.ts';

const NO_ERRORS = {};

function problemsOf(card: ModalCard, mirror: Mirror): Readonly<Record<string, string>> {
  return checkView(card.view.blocks, (block: InputBlock) =>
    currentValue(block.element, bestState(mirror, card.state, block.block_id ?? '', block.element.action_id ?? '')),
  );
}

/** Checks, sends and closes a view, and knows what is wrong with it. */
function useModal(card: ModalCard, onClose: (id: string) => void) {
  const act = useAct();
  const mirror = useMirror(card.id);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>(NO_ERRORS);
  const [sending, setSending] = useState(false);
  const submit = async () => {
    const found = problemsOf(card, mirror);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setSending(true);
    mirror.hush();
    await mirror.flush();
    await act({ do: 'submit', viewId: card.id });
    setSending(false);
  };
  const close = () => {
    mirror.drop();
    onClose(card.id);
  };
  const errors = useMemo(() => ({ ...card.errors, ...problems }), [card.errors, problems]);
  return { mirror, errors, busy: sending || card.submitting, submit, close };
}

interface Props {
  readonly card: ModalCard;
  readonly view: ModalView;
  /** There is another view below this one. */
  readonly stacked: boolean;
  readonly onClose: (id: string) => void;
}

function Footer({
  view,
  busy,
  close,
}: {
  readonly view: ModalView;
  readonly busy: boolean;
  readonly close: () => void;
}) {
  return (
    <footer className="dialog-actions">
      <button type="button" className="button" onClick={close}>
        {withEmoji(view.close?.text ?? (view.submit ? 'Cancel' : 'Close'))}
      </button>
      {view.submit && (
        <button type="submit" className="button button-primary" disabled={busy} aria-busy={busy}>
          {withEmoji(view.submit.text)}
        </button>
      )}
    </footer>
  );
}

/** The top view of the stack, as a dialog. What was typed is kept on the server with every pause. */
export function ModalDialog({ card, view, stacked, onClose }: Props) {
  const { mirror, errors, busy, submit, close } = useModal(card, onClose);
  const dialog = useModalDialog(close);
  const { ref } = dialog;
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    const field = ref.current?.querySelector('.field-invalid');
    field?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: 'center' });
  }, [errors, ref]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (view.submit && !busy) void submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit(event);
  };
  return (
    <dialog {...dialog} className="dialog dialog-view" aria-labelledby="modal-title" data-testid="modal">
      <form onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
        <header className="dialog-header">
          {stacked && <Icon name="back" />}
          <h2 id="modal-title">{withEmoji(view.title.text)}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div className="dialog-body">
          <ViewSurface card={card} mirror={mirror}>
            <FieldErrors value={errors}>
              <Blocks blocks={view.blocks} />
            </FieldErrors>
          </ViewSurface>
        </div>
        <Footer view={view} busy={busy} close={close} />
      </form>
    </dialog>
  );
}

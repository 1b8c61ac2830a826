import { useEffect } from 'react';
import type { ModalCard } from '../../../src/protocol.ts';
import { Blocks } from '../blocks/Blocks.tsx';
import { useMirror } from '../inputs/useMirror.ts';
import { ViewSurface } from '../inputs/ViewSurface.tsx';
import { useAct } from '../state/workspace.tsx';
import { EmptyState } from './EmptyState.tsx';

function HomeView({ card }: { readonly card: ModalCard }) {
  const mirror = useMirror(card.id);
  return (
    <ViewSurface card={card} mirror={mirror}>
      <Blocks blocks={card.view.blocks} />
    </ViewSurface>
  );
}

/** The Home of the app. The app is told that it was opened, and so has reason to draw it anew. */
export function AppHome({ card, appName }: { readonly card: ModalCard | undefined; readonly appName: string }) {
  const act = useAct();
  useEffect(() => {
    void act({ do: 'home' });
  }, [act]);
  return (
    <div className="home" data-testid="app-home">
      <div className="home-page">
        {card ? (
          <HomeView key={card.id} card={card} />
        ) : (
          <EmptyState title={`Nothing on the Home of ${appName} yet`}>
            It appears here as soon as the app publishes it. Messages and channels are there meanwhile.
          </EmptyState>
        )}
      </div>
    </div>
  );
}

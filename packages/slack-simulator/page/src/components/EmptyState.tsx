import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** Says that there is nothing yet, and what to try. */
export function EmptyState({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="empty-state">
      <span className="empty-mark">
        <Icon name="goal" />
      </span>
      <h3>{title}</h3>
      <p>{children}</p>
    </div>
  );
}

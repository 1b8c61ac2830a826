import { useDirectory } from '../state/workspace.tsx';
import { Icon } from './Icon.tsx';

/** The picture of a person (initials on their colour) or of an app. */
export function Avatar({ id, size = 'normal' }: { readonly id: string; readonly size?: 'normal' | 'small' }) {
  const { personOf, botUser } = useDirectory();
  const person = personOf(id);
  const isApp = id === botUser || person?.isBot === true;
  return (
    <span
      className={`avatar avatar-${size} ${isApp ? 'avatar-app' : ''}`}
      style={isApp ? undefined : { background: person?.color ?? 'var(--muted)' }}
      aria-hidden="true"
    >
      {id === botUser ? <Icon name="goal" /> : (person?.initials ?? '?')}
    </span>
  );
}

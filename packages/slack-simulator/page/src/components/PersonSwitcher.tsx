import type { PersonCard, Snapshot } from '../../../src/protocol.ts';
import { useNow } from '../state/workspace.tsx';
import { cityOf, timeOfDay } from '../text/time.ts';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';

interface Props {
  readonly snapshot: Snapshot;
  readonly onPerson: (person: string) => void;
}

/** Who one is in the workspace, where and at what local time; and the others, whom one can become. */
export function PersonSwitcher({ snapshot, onPerson }: Props) {
  const now = useNow();
  const { me } = snapshot;
  const local = (person: PersonCard) => `${cityOf(person.zone)} ${timeOfDay(now, person.zone)}`;
  return (
    <Menu
      label={`You are ${me.name} · ${local(me)}`}
      className="person"
      align="start"
      testId="person-switcher"
      trigger={
        <>
          <Avatar id={me.id} />
          <span className="person-text">
            <span className="person-role">You are</span>
            <strong>{me.name}</strong>
            <span className="person-where">{local(me)}</span>
          </span>
          <Icon name="chevron" />
        </>
      }
      items={snapshot.people
        .filter((person) => !person.isBot)
        .map((person) => ({
          key: person.id,
          label: (
            <span className="person-line">
              <Avatar id={person.id} size="small" />
              <span className="person-text">
                <strong>{person.name}</strong>
                <span className="person-where">{person.title}</span>
              </span>
            </span>
          ),
          hint: local(person),
          checked: person.id === me.id,
          run: () => onPerson(person.id),
        }))}
    />
  );
}

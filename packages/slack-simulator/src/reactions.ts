import { reactionEvent } from './events.ts';
import type { Message } from './model.ts';
import type { World } from './world.ts';

/** False where the person reacted so already. */
export function addReaction(world: World, message: Message, name: string, user: string): boolean {
  const found = message.reactions.find((reaction) => reaction.name === name);
  if (found?.users.includes(user) === true) return false;
  if (found === undefined) message.reactions.push({ name, users: [user] });
  else found.users.push(user);
  if (message.visibleTo === undefined) reactionEvent(world, 'reaction_added', message, { name, user });
  world.changes.notify();
  return true;
}

/** False where there was none. */
export function removeReaction(world: World, message: Message, name: string, user: string): boolean {
  const found = message.reactions.find((reaction) => reaction.name === name);
  if (found === undefined || !found.users.includes(user)) return false;
  found.users.splice(found.users.indexOf(user), 1);
  message.reactions = message.reactions.filter(({ users }) => users.length > 0);
  if (message.visibleTo === undefined) reactionEvent(world, 'reaction_removed', message, { name, user });
  world.changes.notify();
  return true;
}

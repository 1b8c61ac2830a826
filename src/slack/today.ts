import type { LocalDate } from '../domain/names.ts';
import { localDateOf } from '../domain/time/instant.ts';
import type { ListenerDeps } from './listening.ts';

/** The day that it is where a person is. */
export async function todayOf({ useCases, workspace, clock }: ListenerDeps, user: string): Promise<LocalDate> {
  const { person } = await useCases.whoIs(workspace, user);
  return localDateOf(clock.now(), person.zone);
}

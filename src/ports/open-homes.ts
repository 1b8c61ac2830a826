import type { TeamId, UserId } from '../domain/names.ts';

/** The App Homes that somebody may be looking at, whichever instance shows them. */
export interface OpenHomeStore {
  /**
   * Takes the turn to show one: two at once could leave the older picture. `opens` says that the person has just opened it.
   * False where another has the turn, who is waited for twenty seconds at the most.
   */
  begin(user: UserId, turn: string, opens: boolean): Promise<boolean>;
  /** Gives the turn back; with the teams that it shows by now, where it was shown. */
  end(user: UserId, turn: string, teams?: readonly TeamId[]): Promise<void>;
  /** Of these people, and of whoever's Home is about these teams, those whose Home is open; 2,000 at the most. */
  concerned(people: readonly UserId[], teams: readonly TeamId[]): Promise<UserId[]>;
}

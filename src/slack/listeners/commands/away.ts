import { openAwayForm } from '../away-form.ts';
import type { Command } from './invocation.ts';

/** When the person is away, and who answers instead. */
export const away: Command = ({ deps, client, user, trigger }) => openAwayForm(deps, client, user, trigger);

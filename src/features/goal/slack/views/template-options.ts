import { LIBRARY } from '../../../../domain/templates/library.ts';
import type { TeamTemplate } from '../../../../domain/templates/team-template.ts';
import { LIMITS, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import type { OptionGroup } from './goal-fields.ts';

/** The key of a template: which of the two kinds, and its id. */
export const templateKeys = {
  library: (id: string) => `library:${id}`,
  own: (id: string) => `own:${id}`,
} as const;

interface Choice {
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly templates: readonly TeamTemplate[];
}

/** The team's own templates first, then the library. */
export function templateOptions({ teams, templates }: Choice, t: Texts): OptionGroup[] {
  const name = teams.find(({ id }) => id === templates[0]?.team)?.name;
  const own = templates.map((template) => option(template.name, templateKeys.own(template.id)));
  const library = [...LIBRARY.keys()].map((id) => option(t.template.name(id), templateKeys.library(id)));
  return [
    ...(own.length === 0 || name === undefined ? [] : [{ label: plain(name, LIMITS.optionText), options: own }]),
    { label: plain(t.goalForm.templatesOfLibrary, LIMITS.optionText), options: library },
  ];
}

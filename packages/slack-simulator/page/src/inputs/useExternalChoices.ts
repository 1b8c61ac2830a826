import { useEffect, useState } from 'react';
import { type Choice, choiceOfOption } from './choices.ts';
import { useSurface } from './surface.tsx';

const REST_MS = 200;
/** Slack takes no more from an app. */
const MOST = 100;

interface Answer {
  readonly choices: readonly Choice[];
  readonly note: string;
}

/** Asks the app for the options of an external select while someone types into it. */
export function useExternalChoices(
  at: { readonly blockId: string; readonly actionId: string; readonly minimum: number } | undefined,
  query: string,
): Answer {
  const { options } = useSurface();
  const [answer, setAnswer] = useState<Answer>({ choices: [], note: '' });
  const blockId = at?.blockId;
  const actionId = at?.actionId;
  const minimum = at?.minimum ?? 0;
  useEffect(() => {
    if (blockId === undefined || actionId === undefined) return;
    if (query.length < minimum) {
      setAnswer({ choices: [], note: minimum === 1 ? 'Type to search' : `Type at least ${minimum} characters` });
      return;
    }
    let stale = false;
    setAnswer({ choices: [], note: 'Searching…' });
    const timer = setTimeout(async () => {
      const result = await options(blockId, actionId, query);
      if (stale) return;
      const found = (result.ok ? (result.options ?? []) : [])
        .slice(0, MOST)
        .map(({ group, ...option }) => choiceOfOption(option, group));
      setAnswer({ choices: found, note: result.ok ? '' : 'The options could not be loaded' });
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [blockId, actionId, minimum, query, options]);
  return answer;
}

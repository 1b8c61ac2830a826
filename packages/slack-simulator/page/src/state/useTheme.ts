import { useEffect } from 'react';
import { useStored } from './useStored.ts';

export type Theme = 'system' | 'light' | 'dark';
const ORDER: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme that a person chose, put on the root element for the style sheets, and a way to the next one. */
export function useTheme(): readonly [Theme, () => void] {
  const [stored, store] = useStored('goalpost.theme', 'system');
  const theme = ORDER.find((name) => name === stored) ?? 'system';
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, () => store(ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'system')];
}

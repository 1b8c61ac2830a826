import { expect, it } from 'vitest';
import { type Listener, spoken } from '../../page/src/text/spoken.ts';

const names: Readonly<Record<string, string>> = { U1: 'Mara Lindqvist', C1: 'client-success' };
const named = (id: string) => (names[id] === undefined ? undefined : { name: names[id] });
const to: Listener = {
  zone: 'Europe/Berlin',
  now: new Date('2026-11-25T09:00:00Z'),
  personOf: named,
  conversationOf: named,
};

it.each([
  ['contacts &lt;new&gt; &amp; old', 'contacts <new> & old'],
  [':large_green_circle: On track', 'large green circle On track'],
  [':+1: :non-potable_water: :wave::skin-tone-3:', 'thumbs up non potable water wave'],
  ['*Bold*, _slanted_, ~struck~ and `code`', 'Bold, slanted, struck and code'],
  ['<@U1> in <#C1>, <!here>, <@U9|nine>', '@Mara Lindqvist in #client-success, @here, @nine'],
  ['<https://example.com/a|the plan> or <https://example.com>', 'the plan or https://example.com'],
  ['<mailto:a@example.com>', 'a@example.com'],
  ['due <!date^1767225600^{date_num}|soon>', 'due 2026-01-01'],
  ['• *one*\n• two\n&gt; quoted\n```let x = 1;```', 'one\ntwo\nquoted\nlet x = 1;'],
  ['5 * 3 at 10:30', '5 * 3 at 10:30'],
])('says %s in plain words', (text, words) => {
  expect(spoken(text, to)).toBe(words);
});

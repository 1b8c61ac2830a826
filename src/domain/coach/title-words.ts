/**
 * Words that promise without saying how much: what a title that holds no number is not to be made of. Titles are in
 * the team's own language, whatever Goalpost speaks, so that the list holds more than one.
 */
const VAGUE = new Set(
  [
    'improve improved improves improving improvement better best more enhance enhancing optimise optimize optimising',
    'optimizing boost boosting strengthen maximise maximize minimise minimize good great excellent outstanding happy',
    'happier nice faster quicker soon asap try some several many regularly properly world-class best-in-class deepen',
    'verbessern verbesserung verbessert besser bessere besserer besseres mehr optimieren optimierung stärken gut gute',
    'guter gutes guten schneller zufriedener zufriedene glücklicher glückliche möglichst bald einige',
  ]
    .join(' ')
    .split(' '),
);

/** Verbs that name what is done, not what comes of it. */
const ACTIVITIES = new Set(
  'launch create build write call visit organise organize implement hold run send prepare introduce train plan'.split(
    ' ',
  ),
);

/** Verbs that can be measured. Two of them in one title are two goals. */
const MEASURABLE = new Set(
  [
    'increase raise grow double triple reduce decrease lower cut halve shorten keep hold reach lift bring',
    'steigern erhöhen verdoppeln senken verringern reduzieren halbieren verkürzen halten erreichen',
  ]
    .join(' ')
    .split(' '),
);

const JOINED = /\s(?:and|und|&)\s|;/i;

/** A word without case and the punctuation around it. */
function bare(word: string): string {
  return word.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const wordsOf = (title: string) => title.split(/\s+/).filter((word) => word !== '');

/** The vague words of a title, each once; none where it names a number. */
export function vagueWords(title: string): string[] {
  if (/\p{N}/u.test(title)) return [];
  return [
    ...new Set(
      wordsOf(title)
        .map(bare)
        .filter((word) => VAGUE.has(word)),
    ),
  ];
}

/** What a title is about: the rest of it without its vague words. */
export function subjectOf(title: string): string {
  return wordsOf(title)
    .filter((word) => !VAGUE.has(bare(word)))
    .join(' ');
}

/** The verb with which a title begins, where it names an activity. */
export function activityVerb(title: string): string | undefined {
  const [first = ''] = wordsOf(title).map(bare);
  return ACTIVITIES.has(first) ? first : undefined;
}

export function namesTwoGoals(title: string): boolean {
  return (
    JOINED.test(title) &&
    wordsOf(title)
      .map(bare)
      .filter((word) => MEASURABLE.has(word)).length > 1
  );
}

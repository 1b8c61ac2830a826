declare module '../../index.ts' {
  interface TextParts {
    readonly region: ReturnType<typeof regions>;
  }
}

/** English names of regions that the list of holidays calls by their own, by ISO 3166-2. */
const NAMES: Readonly<Record<string, string>> = {
  'BE-BRU': 'Brussels',
  'BE-DE': 'German-speaking Community',
  'BE-VLG': 'Flemish Community',
  'BE-WAL': 'French Community',
  'DE-BY': 'Bavaria',
  'DE-HE': 'Hesse',
  'DE-MV': 'Mecklenburg-Western Pomerania',
  'DE-NI': 'Lower Saxony',
  'DE-NW': 'North Rhine-Westphalia',
  'DE-RP': 'Rhineland-Palatinate',
  'DE-SN': 'Saxony',
  'DE-ST': 'Saxony-Anhalt',
  'DE-TH': 'Thuringia',
  'ES-AN': 'Andalusia',
  'ES-AR': 'Aragon',
  'ES-NC': 'Navarre',
  'IT-32': 'South Tyrol',
};

/** A region as somebody finds it who types its name into the list: `Bayern (Bavaria)`. */
export function regions() {
  return (country: string, code: string, name: string): string => {
    const known = NAMES[`${country}-${code}`];
    return known === undefined ? name : `${name} (${known})`;
  };
}

import type { regions as english } from '../../en/team/regions.ts';

/** German names of regions that the list of holidays calls otherwise, by ISO 3166-2. */
const NAMES: Readonly<Record<string, string>> = {
  'BE-BRU': 'Brüssel',
  'BE-VLG': 'Flandern',
  'BE-WAL': 'Wallonien',
  'ES-AN': 'Andalusien',
  'ES-AR': 'Aragonien',
  'ES-AS': 'Asturien',
  'ES-CB': 'Kantabrien',
  'ES-CL': 'Kastilien und León',
  'ES-CM': 'Kastilien-La Mancha',
  'ES-CN': 'Kanarische Inseln',
  'ES-CT': 'Katalonien',
  'ES-GA': 'Galicien',
  'ES-IB': 'Balearen',
  'ES-PV': 'Baskenland',
  'GB-NIR': 'Nordirland',
  'GB-SCT': 'Schottland',
  'IT-21': 'Piemont',
  'IT-25': 'Lombardei',
  'IT-52': 'Toskana',
  'IT-62': 'Latium',
  'IT-82': 'Sizilien',
  'NL-NH': 'Nordholland',
  'NL-ZH': 'Südholland',
  'US-CA': 'Kalifornien',
};

/** A region as somebody finds it who types its name into the list: `Lombardy (Lombardei)`. */
export function regions(): ReturnType<typeof english> {
  return (country, code, name) => {
    const known = NAMES[`${country}-${code}`];
    return known === undefined ? name : `${name} (${known})`;
  };
}

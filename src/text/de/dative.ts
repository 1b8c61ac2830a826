/** A value behind a preposition that takes the dative, such as von, bei, or mit: of all units, days alone change. */
export const dative = (text: string): string => text.replace(/\bTage\b/g, 'Tagen');

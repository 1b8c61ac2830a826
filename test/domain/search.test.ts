import { describe, expect, it } from 'vitest';
import { findNamed, fold, foldings, holds, wordsOf } from '../../src/domain/search.ts';

describe('a folded text', () => {
  it.each([
    ['Client  Retention\u00a0RATE', 'client retention rate'],
    ['“Client retention rate”', 'client retention rate'],
    ['„Kundenbindung“', 'kundenbindung'],
    ["'Client retention rate'", 'client retention rate'],
    ['«Taux»', 'taux'],
    ['Clients’ say', "clients' say"],
    ['Time – to – value', 'time - to - value'],
    ['Über Größe', 'uber grosse'],
    ['U\u0308ber', 'uber'],
    ['Café', 'cafe'],
    ['Łódź', 'lodz'],
    ['Smørrebrød', 'smorrebrod'],
    ['İstanbul', 'istanbul'],
    ['ＮＰＳ', 'nps'],
    ['re\u00adtention\u200b', 'retention'],
    ['"', '"'],
    ['', ''],
  ])('%s is %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('keeps the marks of scripts that are written with them apart', () => {
    expect(fold('कि')).not.toBe(fold('का'));
    expect(fold('が')).not.toBe(fold('か'));
  });

  it('has a second form where umlauts are typed in two letters', () => {
    expect(foldings('Kündigungen')).toEqual(['kundigungen', 'kuendigungen']);
    expect(foldings('Retention')).toEqual(['retention']);
  });

  it('is of what a title may have, however long the text is', () => {
    expect(fold('ü'.repeat(10_000)).length).toBe(400);
  });
});

describe('a search', () => {
  const titles = [
    'Client retention rate',
    'Retention of “Gold” clients',
    "Partners' satisfaction",
    'Kündigungen senken',
    'Fuenf neue Märkte',
    'Grösse der Straße',
    'Move every client by 2026-12-31',
  ];
  const found = (typed: string) => findNamed(titles, typed, String);

  it.each([
    ['client retention rate', 'Client retention rate'],
    ['"Client retention rate"', 'Client retention rate'],
    ['“Client retention rate”', 'Client retention rate'],
    ['‘Client retention rate’', 'Client retention rate'],
    ['rate client', 'Client retention rate'],
    ['"Gold" clients', 'Retention of “Gold” clients'],
    ['gold clients', 'Retention of “Gold” clients'],
    ['partners’ satisfaction', "Partners' satisfaction"],
    ['Kundigungen', 'Kündigungen senken'],
    ['Kuendigungen senken', 'Kündigungen senken'],
    ['ku\u0308ndigungen', 'Kündigungen senken'],
    ['fünf märkte', 'Fuenf neue Märkte'],
    ['funf', undefined],
    ['Groesse der Strasse', 'Grösse der Straße'],
    ['GRÖSSE STRASSE', 'Grösse der Straße'],
    ['client by 2026‑12‑31', 'Move every client by 2026-12-31'],
    ['churn', undefined],
    ['', undefined],
    ['""', undefined],
  ])('for %s finds %s', (typed, title) => {
    expect(found(typed)).toEqual(title === undefined ? [] : [title]);
  });

  it('prefers what is called exactly so', () => {
    expect(findNamed(['Retention', 'Retention rate'], 'retention', String)).toEqual(['Retention']);
    expect(findNamed(['Retention of all', 'Retention rate'], 'retention', String)).toHaveLength(2);
  });

  it('has words without the quotes around them', () => {
    expect(wordsOf('“Gold” clients  "')).toEqual(['Gold', 'clients']);
    expect(holds('Noor Haddad', 'haddad')).toBe(true);
    expect(holds('Jürgen', 'juergen')).toBe(true);
  });
});

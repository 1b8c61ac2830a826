import type { FileProblem, RowProblem } from '../../domain/exchange/import-problem.ts';
import { type AnyItem, ITEM_KINDS } from '../../domain/exchange/item.ts';
import type { TableName } from '../../domain/exchange/tables.ts';
import type { Problem } from '../../domain/problem.ts';
import type { exchange as english } from '../en/exchange.ts';
import type { Formats } from '../format.ts';
import { md } from '../mrkdwn.ts';

const SEPARATORS: Readonly<Record<string, string>> = {
  ',': 'Kommas',
  ';': 'Semikolons',
  '\t': 'Tabulatoren',
  '|': 'senkrechte Striche',
};
const TABLES: Readonly<Record<TableName | 'items', string>> = {
  goals: 'Ziele',
  'check-ins': 'Check-ins',
  kpis: 'KPIs',
  values: 'Werte von KPIs',
  feedback: 'Kundenstimmen',
  clients: 'Kunden',
  pulses: 'Pulse',
  decisions: 'Entscheidungen',
  changes: 'Änderungen von Zielen',
  items: 'Export von Goalpost',
};
const THINGS: Readonly<Record<AnyItem['item'], string>> = {
  team: 'das Team',
  kpi: 'die KPI',
  goal: 'das Ziel',
  'check-in': 'den Check-in',
  review: 'das Review',
  value: 'den Wert',
  client: 'den Kunden',
  pulse: 'den Puls',
  feedback: 'die Kundenstimme',
  decision: 'die Entscheidung',
  change: 'die Änderung',
};
const LISTED = 6;

/** Files in which goals come in and go out. The command line uses these, too. */
export function exchange(format: Formats): ReturnType<typeof english> {
  const quoted = (text: string) => `„${text.length > 60 ? `${text.slice(0, 59)}…` : text}“`;
  const or = (all: readonly string[]) =>
    all.length > LISTED ? `${all.slice(0, LISTED).join(', ')}, …` : all.join(', ').replace(/, ([^,]*)$/, ' oder $1');
  const and = (all: readonly string[]) =>
    all.length > LISTED ? `${all.slice(0, LISTED).join(', ')}, …` : all.join(', ').replace(/, ([^,]*)$/, ' und $1');
  const found = (none: string, several: string, typed: string, isSeveral: boolean, fix: string) =>
    isSeveral ? `${quoted(typed)} ${several}. ${fix}` : `${quoted(typed)} ${none}. ${fix}`;
  const at = ({ line, text }: { readonly line: number; readonly text: string }) => `${quoted(text)} in Zeile ${line}`;
  const number = (value = 0) => String(value).replace('.', ',');
  const file = (problem: FileProblem): string => {
    switch (problem.code) {
      case 'file-empty':
        return 'Die Datei ist leer.';
      case 'file-too-large':
        return `Die Datei ist größer als ${format.number(problem.max / 1_000_000)} MB. Speichere die Tabelle als CSV und importiere sie mit der Kommandozeile, oder teile sie auf.`;
      case 'too-many-rows':
        return `Die Datei hat mehr als ${format.number(problem.max)} Zeilen. Importiere sie mit der Kommandozeile, oder teile sie auf.`;
      case 'file-kind':
        return `${quoted(problem.name)} kann Goalpost nicht lesen. Speichere die Datei als .csv, .xlsx oder .json.`;
      case 'not-a-spreadsheet':
        return 'Das ist keine Arbeitsmappe, die Goalpost lesen kann. Speichere sie noch einmal als .xlsx ohne Passwort, oder als .csv.';
      case 'not-utf-8':
        return 'Die Datei ist nicht in UTF-8. Speichere sie als „CSV UTF-8“, oder nenne ihre Kodierung.';
      case 'open-quote':
        return `Ein Anführungszeichen bei Zeile ${problem.from} wird nie geschlossen oder steht mitten in einer Zelle. Schließe es, oder verdopple es.`;
      case 'one-column':
        return `Die erste Zeile hat nur eine Spalte: ${quoted(problem.header)}. Trenne Spalten mit Kommas, Semikolons oder Tabulatoren.`;
      case 'which-separator':
        return `Die Spalten könnten durch ${or(problem.separators.map((one) => SEPARATORS[one] ?? one))} getrennt sein. Sag, wodurch.`;
      case 'header-twice':
        return `Zwei Spalten heißen ${quoted(problem.header)} oder bedeuten dasselbe. Benenne eine um, oder entferne sie.`;
      case 'header-missing':
        return `Einer Tabelle für ${TABLES[problem.table]} fehlt eine Spalte für ${problem.missing.join(', ')}. Ergänze sie in der ersten Zeile.`;
      case 'which-table':
        return `Das könnte eine Tabelle für ${or(problem.tables.map((one) => TABLES[one]))} sein. Sag, wofür.`;
      case 'no-rows':
        return 'Unter der ersten Zeile steht nichts.';
      case 'not-json':
        return 'Die Datei ist kein gültiges JSON. Exportiere sie noch einmal.';
      case 'not-an-export':
        return 'Die Datei ist JSON, aber kein Export von Goalpost: Sie muss mit "goalpost": "export" und einer Version beginnen.';
      case 'later-version':
        return `Die Datei hat Version ${problem.version} des Formats, und dieses Goalpost liest bis Version ${problem.known}. Aktualisiere zuerst Goalpost.`;
      case 'cut-short':
        return 'Die Datei endet vor ihrer letzten Zeile. Kopiere oder exportiere sie noch einmal.';
      case 'which-decimal':
        return `${at(problem.sight)} kann ${number(problem.readings.dot)} oder ${number(problem.readings.comma)} sein, und keine andere Zahl der Datei entscheidet es. Sag, ob vor Nachkommastellen ein Punkt oder ein Komma steht.`;
      case 'which-order':
        return `${at(problem.sight)} kann der ${problem.readings['day-first']} oder der ${problem.readings['month-first']} sein, und kein anderes Datum der Datei entscheidet es. Sag, was zuerst kommt.`;
      case 'which-percent':
        return `${at(problem.sight)} ist ein Prozentwert: Tabellenprogramme merken sich 84 % als 0,84. Sag, ob das Anteile sind.`;
      case 'two-decimals':
        return `${at(problem.sights[0])} hat einen Punkt vor den Nachkommastellen und ${at(problem.sights[1])} ein Komma. Schreibe die ganze Datei gleich, oder sag, was gilt.`;
      case 'two-orders':
        return `${at(problem.sights[0])} beginnt mit dem Tag und ${at(problem.sights[1])} mit dem Monat. Schreibe die ganze Datei gleich, oder sag, was gilt.`;
    }
  };
  const row = (problem: RowProblem, field: (one: Problem) => string): string => {
    switch (problem.code) {
      case 'field':
        return field(problem.problem);
      case 'cells':
        return `Diese Zeile hat ${problem.found} Zellen, die erste Zeile hat ${problem.expected}. Setze Zellen mit einem Trennzeichen in Anführungszeichen.`;
      case 'number-format':
        return `${quoted(problem.typed)} ist keine Zahl mit ${problem.mark === 'dot' ? 'einem Punkt' : 'einem Komma'} vor den Nachkommastellen.`;
      case 'day-format':
        return `${quoted(problem.typed)} ist kein Tag des Kalenders, wenn der ${problem.order === 'day-first' ? 'Tag' : 'Monat'} zuerst kommt. Schreibe ihn wie 2026-03-31.`;
      case 'day-serial':
        return `${quoted(problem.typed)} ist die Zahl, mit der ein Tabellenprogramm einen Tag zählt. Formatiere die Spalte als Datum, und speichere die Datei noch einmal.`;
      case 'spreadsheet-error':
        return `Hier zeigt das Tabellenprogramm den Fehler ${problem.typed}. Korrigiere die Formel, oder leere die Zelle.`;
      case 'choice':
        return `${quoted(problem.typed)} ist hier unbekannt. Nimm ${or(problem.choices)}.`;
      case 'person':
        return found(
          'ist hier niemand',
          'heißen hier mehrere',
          problem.typed,
          problem.found === 'several',
          'Nimm die Mitglieds-ID, zum Beispiel U0123ABCD.',
        );
      case 'team':
        return found(
          'ist hier kein Team',
          'heißen hier mehrere Teams',
          problem.typed,
          problem.found === 'several',
          'Nimm den Namen eines Teams in Goalpost.',
        );
      case 'goal':
        return found(
          'ist hier kein Ziel',
          'heißen hier mehrere Ziele',
          problem.typed,
          problem.found === 'several',
          'Nimm den Code des Ziels, zum Beispiel #K3F9Q, oder importiere zuerst die Ziele.',
        );
      case 'kpi':
        return found(
          'ist hier keine KPI',
          'heißen hier mehrere KPIs',
          problem.typed,
          problem.found === 'several',
          'Nimm die ID der KPI, oder importiere zuerst die KPIs.',
        );
      case 'client':
        return found(
          'ist hier kein Kunde',
          'heißen hier mehrere Kunden',
          problem.typed,
          problem.found === 'several',
          'Nimm das Kürzel eines Kunden desselben Teams, oder importiere zuerst die Kunden.',
        );
      case 'review':
        return `${quoted(problem.typed)} ist hier kein Review. Schreibe es wie ein Export, zum Beispiel team|review|month|2026-03.`;
      case 'decision':
        return `Das kann das Feld ${problem.field} eines Ziels nicht sein. Schreibe es wie ein Export.`;
      case 'changes-full':
        return `Ein Ziel merkt sich höchstens ${format.number(problem.max)} Änderungen. Lass die ältesten weg.`;
      case 'level':
        return `${quoted(problem.typed)} ist keine Bewertung. Nimm eine ganze Zahl von 1 bis 5.`;
      case 'score-and-skip':
        return 'Wer einen Kunden auslässt, bewertet ihn nicht. Leere das eine oder das andere.';
      case 'feedback-full':
        return `Ein Ziel hat höchstens ${format.number(problem.max)} Kundenstimmen. Lass die ältesten weg.`;
      case 'review-full':
        return `Ein Review hat höchstens ${format.number(problem.max)} Entscheidungen.`;
      case 'which-team':
        return 'Nenne das Team: Es gibt mehrere, oder keines.';
      case 'which-owner':
        return 'Nenne, wem das Ziel gehört.';
      case 'direction':
        return 'Ergänze die Richtung: increase, decrease, at-least, at-most oder within-range.';
      case 'score-of-open':
        return 'Nur ein beendetes Ziel hat ein Ergebnis. Leere die Zelle, oder setze den Zustand.';
      case 'due-before-start':
        return `Ein Ziel, das am ${problem.start} beginnt, kann nicht vorher fällig sein. Setze einen späteren Tag.`;
      case 'same-id':
        return `Eine Zeile davor hat schon die ID ${quoted(problem.id)}. Gib jeder Zeile eine eigene.`;
      case 'same-day':
        return 'Eine Zeile davor handelt schon von diesem Tag. Gib beiden eine ID, oder entferne eine.';
      case 'not-the-lead':
        return `Nur die Leitung importiert in das Team ${quoted(problem.team)}.`;
      case 'channel-taken':
        return `Der Kanal ${problem.channel} gehört dem Team ${quoted(problem.team)}. Gib dem Team einen anderen Kanal.`;
      case 'lost':
        return 'Das hat jemand gleichzeitig geändert. Importiere die Datei noch einmal.';
      case 'item-json':
        return 'Diese Zeile ist kein Eintrag in JSON.';
      case 'item-kind':
        return `${quoted(problem.kind)} ist keine Art von Eintrag. Diese Version kennt ${ITEM_KINDS.slice(0, -1).join(', ')} und ${ITEM_KINDS.at(-1)}.`;
      case 'item-field':
        return `Das Feld ${problem.path || '(ganzer Eintrag)'} stimmt nicht: ${problem.expected}.`;
      case 'item-unknown-field':
        return `Das Feld ${problem.path} ist unbekannt. Entferne es, oder importiere mit der Version von Goalpost, die es geschrieben hat.`;
    }
  };
  const titleOf = (item: AnyItem): string => {
    if (item.item === 'goal') return ` ${quoted(item.title)}, fällig am ${item.due}`;
    if (item.item === 'team' || item.item === 'kpi' || item.item === 'client') return ` ${quoted(item.name)}`;
    if (item.item === 'pulse') return ` vom ${item.on}`;
    return item.item === 'check-in' || item.item === 'value' ? ` ${number(item.value)} vom ${item.on}` : '';
  };
  return {
    about: 'deine Ziele mit ihrem Verlauf als Datei holen, oder eine importieren',
    file,
    row,
    problem: ({ line, column, problem }, field) =>
      `Zeile ${line}${column === undefined ? '' : `, ${column}`}: ${row(problem, field)}`,
    line: ({ line, outcome, item, goal, valuesOf = [] }) => {
      const of = goal === undefined ? '' : ` zu ${quoted(goal)}`;
      const thing = `${THINGS[item.item]}${titleOf(item)}${of}`;
      const what = {
        new: `ergänzt ${thing}${valuesOf.length === 0 ? '' : ` und damit einen Wert für ${and(valuesOf.map(quoted))}`}`,
        there: `kennt ${thing} schon`,
        differs: `nennt ${thing} anders, als es hier steht: Es bleibt, wie es ist`,
      };
      return `Zeile ${line}: ${what[outcome]}.`;
    },
    manner: {
      of: (of, rows) => `Gelesen als ${TABLES[of]}, ${format.number(rows)} ${rows === 1 ? 'Zeile' : 'Zeilen'}.`,
      separator: (separator) => `Spalten sind durch ${SEPARATORS[separator] ?? separator} getrennt.`,
      decimal: (mark, shown) =>
        `Vor Nachkommastellen steht ein ${mark === 'dot' ? 'Punkt' : 'Komma'}${shown === undefined ? '' : `, wie in ${shown}`}.`,
      dates: (order, shown) =>
        `In Daten kommt der ${order === 'day-first' ? 'Tag' : 'Monat'} zuerst${shown === undefined ? '' : `, wie in ${shown}`}.`,
      percent: 'Prozentwerte sind Anteile: 0,84 sind 84 %.',
      ignored: (headers) => `Nicht gelesen: ${headers.map(quoted).join(', ')}.`,
    },
    counts: ({ new: added, there, differs, problem }) =>
      [
        `${format.number(added)} neu`,
        `${format.number(there)} schon da`,
        ...(differs > 0 ? [`${format.number(differs)} anders und belassen`] : []),
        ...(problem > 0 ? [`${format.number(problem)} mit einem Problem`] : []),
      ].join(', '),
    sent: md`Dein Export ist in meiner Direktnachricht an dich. Er enthält, was du sehen darfst, und sonst sieht ihn niemand.`,
    nothing: md`Es gibt nichts zu exportieren: Du siehst noch keine Ziele.`,
    noFiles: md`Ich darf hier noch keine Dateien senden oder lesen. Wer den Workspace verwaltet, kann das erlauben: Die App braucht die Berechtigungen files:write und files:read.`,
    usage: md`Tippe \`/goal export csv\` oder \`/goal export json\`.`,
    attached: (files) =>
      files === 1
        ? 'Dein Export aus Goalpost. Nur du siehst ihn.'
        : 'Dein Export aus Goalpost, eine Datei pro Tabelle. Nur du siehst ihn.',
    offer: (name) =>
      md`Du hast *${name}* geschickt. Ich kann daraus Ziele, KPIs und Check-ins importieren. Zuerst schaue ich nur hinein und zeige dir, was geschehen würde.`,
    look: 'Datei prüfen',
    notAFile: md`Ich importiere Dateien, die auf .csv, .xlsx oder .json enden.`,
    gone: md`Ich kann die Datei nicht mehr lesen. Schick sie noch einmal.`,
    tooLarge: (max) =>
      md`Die Datei ist größer als ${format.number(max)} MB. Importiere sie mit der Kommandozeile: \`goalpost import\`.`,
    title: (name) => md`*Was mit ${name} geschehen würde*`,
    done: (name) => md`*${name} ist importiert*`,
    more: (left) => md`… und ${format.number(left)} weitere`,
    apply: 'Importieren',
    nothingNew: md`Darin ist nichts Neues.`,
    fixFirst: md`Es wurde nichts importiert. Korrigiere die Zeilen oben, und schick die Datei noch einmal.`,
    changed: md`Die Datei, oder was sie bewirken würde, ist nicht mehr, was du dir angesehen hast. Prüfe sie noch einmal.`,
    choose: {
      table: (table) => `Tabelle für ${TABLES[table]}`,
      dot: (value) => `Punkt vor Nachkommastellen: ${number(value)}`,
      comma: (value) => `Komma vor Nachkommastellen: ${number(value)}`,
      'day-first': (day) => `Tag zuerst: ${day}`,
      'month-first': (day) => `Monat zuerst: ${day}`,
      fraction: 'Das sind Anteile',
      whole: 'Das sind Prozentwerte',
    },
  };
}

import type { Unit } from '../../domain/kpi/kpi.ts';
import { difference } from '../../domain/kpi/numbers.ts';
import { type ClientProblem, isClientProblem, type Problem } from '../../domain/problem.ts';
import { atMost, MAX_NAMED } from '../at-most.ts';
import type { problems as english } from '../en/problems.ts';
import type { Formats } from '../format.ts';
import { clientProblems } from './client-problems.ts';

const COMPUTED: Record<Unit['kind'], string> = {
  number: 'eine Anzahl',
  percent: 'einen Prozentwert',
  score: 'eine Punktzahl',
  currency: 'einen Geldbetrag',
  duration: 'eine Zeitspanne',
};
const SPAN: Record<Extract<Unit, { kind: 'duration' }>['in'], string> = {
  minutes: 'Minuten',
  hours: 'Stunden',
  days: 'Tagen',
  weeks: 'Wochen',
};

/** What is wrong at a field, and what to do. */
export function problems(format: Formats): ReturnType<typeof english> {
  const client = clientProblems(format);
  const spans: typeof SPAN = {
    minutes: '90, 45 min oder 1 h 30 min',
    hours: `${format.typed(1.5)} oder 1 h 30 min`,
    days: '9, 2 Wochen oder 10 Tage',
    weeks: '2 oder 10 Tage',
  };
  const names = (all: readonly string[]): string => {
    const { shown, left } = atMost(all, MAX_NAMED.people);
    return format.list([...shown, ...(left === 0 ? [] : [`${format.number(left)} weitere`])]);
  };
  const example = (unit: Unit): string => {
    const half = format.typed(82.5);
    if (unit.kind === 'percent') return `${half} oder ${half}%`;
    if (unit.kind === 'currency') return `1250 oder ${format.typed(1.2)}k`;
    return unit.kind === 'duration' ? spans[unit.in] : `42 oder ${format.typed(42.5)}`;
  };
  const list = (unit: Unit): string =>
    unit.kind === 'currency' ? '4000; 4100; 4250' : `82; ${format.typed(83.5)}; 84`;
  const read = (unit: Unit): string => (unit.kind === 'duration' ? 'Zeitspanne' : 'Zahl');
  const counted = (unit: Unit): string => {
    if (unit.kind === 'currency') return unit.currency;
    if (unit.kind === 'duration') return SPAN[unit.in];
    return { percent: 'Prozent', score: 'Punkten', number: 'einfachen Zahlen' }[unit.kind];
  };
  const percent = (amount: number) => format.mark(amount, { kind: 'percent' });
  const missing = (sum: number) =>
    sum < 100
      ? `${percent(difference(sum, 100))} weniger als 100 %`
      : `${percent(difference(100, sum))} mehr als 100 %`;
  const without = (goals: number) =>
    goals === 1 ? 'das Ziel ohne Gewicht' : `die ${format.number(goals)} Ziele ohne Gewicht`;
  const others = (problem: Exclude<Problem, ClientProblem>): string => {
    switch (problem.code) {
      case 'required':
        return 'Bitte fülle dieses Feld aus.';
      case 'too-long':
        return `Bitte bleib unter ${format.number(problem.max)} Zeichen.`;
      case 'not-a-number':
        return `Das kann ich nicht als ${read(problem.unit)} lesen. Schreib sie zum Beispiel so: ${example(problem.unit)}.`;
      case 'other-unit':
        return `Das ist eine andere Einheit: Die Kennzahl zählt in ${counted(problem.unit)}. Schreib zum Beispiel ${example(problem.unit)}.`;
      case 'ambiguous-number':
        return `Das lässt sich auf zwei Arten lesen. Schreib ${problem.readings.join(' oder ')}.`;
      case 'unclear-list':
        return `Ich sehe nicht, wo ein Wert aufhört und der nächste anfängt. Trenne sie mit Strichpunkten, wie ${list(problem.unit)}.`;
      case 'number-out-of-range':
        return `Schreib eine Zahl von ${format.number(problem.min)} bis ${format.number(problem.max)}.`;
      case 'not-a-whole-number':
        return 'Hier werden Personen oder Antworten gezählt. Schreib eine ganze Zahl wie 42.';
      case 'nothing-counted':
        return 'Hier steht überall null. Zähle mindestens eine Antwort.';
      case 'result-too-large':
        return `Das ergibt einen Wert über ${format.number(problem.max)}. Prüfe, was hier steht.`;
      case 'target-equals-baseline':
        return 'Zielwert und Ausgangswert sind gleich. Nenne die Zahl, die ihr erreichen wollt.';
      case 'target-on-wrong-side':
        return problem.direction === 'increase'
          ? 'Zum Steigern muss der Zielwert über dem Ausgangswert liegen. Ändere ihn oder wähle Senken.'
          : 'Zum Senken muss der Zielwert unter dem Ausgangswert liegen. Ändere ihn oder wähle Steigern.';
      case 'stretch-on-wrong-side':
        return problem.direction === 'increase'
          ? 'Das ambitionierte Ziel muss über dem Zielwert liegen.'
          : 'Das ambitionierte Ziel muss unter dem Zielwert liegen.';
      case 'other-kpi-unit':
        return 'Dieses Ziel zählt in einer anderen Einheit oder ist weg. Wähle eines mit derselben Einheit oder nimm den Haken weg.';
      case 'plan-for-bound':
        return 'Ein Ziel, das eine Grenze hält, hat keine Werte auf dem Weg. Lass das leer.';
      case 'plan-count':
        return `Das ${problem.typed === 1 ? 'ist 1 Wert' : `sind ${format.number(problem.typed)} Werte`}. Gib ${format.number(problem.months)} an, einen je Monat bis zum Fälligkeitsdatum, oder ${format.number(problem.quarters)}, einen je Quartal.`;
      case 'plan-end':
        return `Der letzte Wert ist der am Fälligkeitsdatum: Er muss das Ziel sein, ${format.mark(problem.target, problem.unit)}.`;
      case 'plan-no-season':
        return 'Aus dem Jahr vor diesem Ziel gibt es keine Werte, die ein Muster sein könnten. Gib die Werte an, oder lass das leer für ein gleichmäßiges Tempo.';
      case 'parent-gone':
        return 'Dieses Ziel ist beendet oder weg, oder du kannst es nicht sehen. Wähle ein anderes oder leere das Feld.';
      case 'parent-circle':
        return 'Jenes Ziel zahlt schon auf dieses ein, direkt oder über ein anderes. Wähle eines, das über beiden steht.';
      case 'too-many-levels':
        return `Ziele können in höchstens ${format.number(problem.max)} Ebenen aufeinander einzahlen. Wähle eines weiter oben.`;
      case 'too-many-children':
        return `Auf dieses Ziel zahlen schon ${format.number(problem.max)} ein, mehr gehen nicht. Wähle ein anderes.`;
      case 'weight-alone':
        return 'Zu einem Gewicht gehört ein Ziel, auf das dieses einzahlt. Wähle es oben, oder leere das Feld.';
      case 'weights-sum':
        return `Alle Gewichte zusammen ergeben ${percent(problem.sum)}, ${missing(problem.sum)}. Ändere dieses, oder leere es: Dann gilt der Rest.`;
      case 'weights-full':
        return `Die Gewichte ergeben ${percent(problem.sum)}, und für ${without(problem.without)} bleibt nichts. Senke zuerst ein Gewicht.`;
      case 'kpi-shared':
        return 'Andere Ziele nutzen diese Kennzahl in ihrer jetzigen Einheit. Behalte sie bei, oder setz ein neues Ziel in der anderen.';
      case 'kpi-has-goal':
        return 'Inzwischen nutzt ein Ziel diese Kennzahl, oder sie ist weg. Ruf /goal kpis noch einmal auf und trag den Wert dort ein.';
      case 'kpi-full':
        return `Diese Kennzahl hat schon ${format.number(problem.max)} Werte, mehr fasst sie nicht. Setz ihr ein Ziel, um weiterzuzählen.`;
      case 'low-not-below-high':
        return 'Die Obergrenze muss über der Untergrenze liegen.';
      case 'milestone-outside':
        return 'Ein Meilenstein muss zwischen Ausgangswert und Zielwert liegen.';
      case 'too-many-milestones':
        return `Bitte nenne höchstens ${problem.max} Meilensteine.`;
      case 'not-a-date':
        return 'Wähle ein Datum, zum Beispiel 2026-12-31.';
      case 'no-such-day':
        return `Im Kalender gibt es keinen ${problem.typed}. Prüfe Tag und Monat.`;
      case 'ambiguous-date': {
        const [one, other] = problem.readings;
        return `Das kann der ${format.fullDay(one)} oder der ${format.fullDay(other)} sein. Schreib ${one} oder ${other}.`;
      }
      case 'date-in-past':
        return `Wähle einen Tag nach heute, ${format.fullDay(problem.today)}.`;
      case 'due-before-value':
        return `Dieses Ziel hat einen Wert vom ${format.fullDay(problem.last)}. Wähle einen Tag nach heute, ${format.fullDay(problem.today)}.`;
      case 'reason-missing':
        return 'Dieses Ziel hat schon Werte. Sag, warum sich Zahl, Termin oder Verantwortliche ändern.';
      case 'goal-over':
        return 'Dieses Ziel wurde inzwischen beendet und bleibt, wie es ist. Kopiere, was du noch brauchst.';
      case 'date-too-far':
        return `Wähle einen Tag in den nächsten ${problem.years} Jahren.`;
      case 'date-before-start':
        return `Dieses Ziel beginnt am ${format.fullDay(problem.start)}. Wähle diesen Tag oder einen späteren.`;
      case 'date-in-future':
        return `Wähle heute, ${format.fullDay(problem.today)}, oder einen Tag davor.`;
      case 'value-and-inputs':
        return 'Die Zahlen darunter ergeben einen anderen Wert. Lass dieses Feld leer oder lösche sie.';
      case 'nothing-to-correct':
        return 'Was du berichtigen willst, gibt es nicht mehr. Öffne das Ziel noch einmal mit /goal show.';
      case 'not-yours-to-correct':
        return 'Berichtigen kann das nur, wer es gesagt hat oder wer das Team leitet.';
      case 'corrected-meanwhile':
        return 'Das hat inzwischen jemand anderes berichtigt. Schließ das Fenster und öffne es neu, um den Stand zu sehen.';
      case 'nothing-answered':
        return 'Trag mindestens einen Wert ein und sende dann ab. Ziele ohne Wert bleiben offen.';
      case 'nothing-changed':
        return 'Noch ist nichts geändert. Ändere, was du willst, oder schließ das Fenster.';
      case 'value-missing':
        return 'Ergänze den Wert zu dem, was du darunter ausgefüllt hast, oder lösche das.';
      case 'score-reason':
        return `Die Werte schlagen ${format.score(problem.proposed)} vor. Schreib, warum das Ergebnis ein anderes ist.`;
      case 'nothing-proposed':
        return 'Ändere etwas, oder sag, was du ändern würdest.';
      case 'too-many-objectives':
        return `Auf einmal gehen höchstens ${format.number(problem.max)} neue Vorhaben. Lass die wichtigsten stehen, und speichere für die anderen noch einmal.`;
      case 'too-many-proposals':
        return `Dieses Ziel hat schon ${format.number(problem.max)} Vorschläge, mehr gehen nicht. Schreib in den Thread des Entwurfs, oder kopier deine Worte.`;
      case 'draft-only-dropped':
        return 'Einen Entwurf kannst du nur aufgeben. Wähl Aufgegeben, oder schließ das Formular und aktivier den Entwurf erst.';
      case 'same-due':
        return 'Das ist schon das Fälligkeitsdatum. Wähle ein anderes.';
      case 'too-many-changes':
        return `Dieses Ziel hat schon ${format.number(problem.max)} Änderungen, mehr gehen nicht. Setz ein neues mit /goal new.`;
      case 'too-many-actions':
        return problem.open
          ? `Dieses Ziel hat schon ${format.number(problem.max)} offene Maßnahmen, mehr gehen nicht. Hake erst einige ab.`
          : `Dieses Ziel hat schon ${format.number(problem.max)} Maßnahmen, mehr gehen nicht. Schließe es und setze ein Folgeziel.`;
      case 'action-unseen':
        return 'Diese Person sieht das Ziel nicht. Wähle jemanden aus dem Team oder nimm sie erst als Mitwirkende auf.';
      case 'action-done':
        return 'Das wurde inzwischen abgehakt. Kopiere deine Änderung, schließe das Formular und öffne die Maßnahme wieder.';
      case 'too-many-resources':
        return `Mehr als ${format.number(problem.max)} Dinge kann ein Ziel nicht brauchen. Fasse einige zusammen oder lass das weg.`;
      case 'tools-have-no-amount':
        return 'Eine Menge gibt es nur bei Zeit und Geld. Leere dieses Feld oder wähle oben etwas anderes.';
      case 'goal-closed':
        return 'Dieses Ziel wurde inzwischen geschlossen. Lösche diesen Wert und sende die anderen ab.';
      case 'goal-full':
        return `Dieses Ziel hat ${format.number(problem.max)} Check-ins, mehr passen nicht hinein. Schließe es und setze ein neues.`;
      case 'not-yours':
        return 'Dieses Ziel gehört jetzt jemand anderem. Lösche diesen Wert und sende die anderen ab.';
      case 'channel-taken':
        return 'Diesen Channel benutzt ein anderes Team. Wähle einen anderen.';
      case 'channel-archived':
        return 'Dieser Channel ist archiviert. Wähle einen anderen oder hebe die Archivierung in Slack auf.';
      case 'channel-uninvited':
        return 'Goalpost ist nicht in diesem privaten Channel. Tippe dort /invite @Goalpost und speichere dann noch einmal.';
      case 'channel-direct':
        return 'Das ist eine Direktnachricht. Wähle einen Channel.';
      case 'team-name-taken':
        return 'Ein anderes Team heißt schon so. Wähle einen Namen, der sie unterscheidet.';
      case 'team-removed':
        return 'Dieses Team wurde entfernt, während das Formular offen war. Um es neu anzulegen, tippe /goal team in seinem Channel.';
      case 'cannot-be-members':
        return `Entferne ${names(problem.names)}. Gäste, Bots, deaktivierte Personen und Personen aus anderen Organisationen können keine Mitglieder sein.`;
      case 'changed-meanwhile':
        return 'Jemand hat dieses Team im selben Moment geändert. Schließe das Fenster und öffne es neu, um den Stand zu sehen.';
      case 'unknown-team':
        return 'Wähle ein Team, in dem du Mitglied bist.';
      case 'unknown-zone':
        return 'Wähle eine Zeitzone aus der Liste.';
      case 'cannot-answer':
        return 'Wähle ein Mitglied dieses Workspace. Gäste, Bots und Externe können keine Check-ins beantworten.';
      case 'not-in-team':
        return 'Diese Person ist nicht im Team, und ich würde sie nie fragen. Die Teamleitung kann sie mit /goal team aufnehmen; oder wähle ein Mitglied.';
      case 'not-in-channel':
        return 'Diese Person sieht den privaten Channel des Teams nicht. Nimm sie dort auf und sende noch einmal, oder wähle jemanden, der darin ist.';
      case 'too-many-people':
        return `Wähle höchstens ${format.number(problem.max)} Personen.`;
      case 'cannot-see':
        return 'Wähle Mitglieder dieses Workspace. Gäste, Bots und Externe können keine Ziele sehen.';
      case 'private-goal':
        return 'Dieses Ziel ist privat, und diese Person sieht es nicht. Nimm sie zuerst als Beteiligte auf oder wähle jemanden, der es sieht.';
      case 'same-person':
        return 'Die Ziele gehören dieser Person schon. Wähle jemand anderen.';
      case 'nothing-to-hand':
        return 'Diese Ziele gehören inzwischen jemand anderem oder sind beendet. Wähle andere oder schließ das Fenster.';
      case 'say-why':
        return 'Dieses Ziel hat schon Werte, darum braucht sein Verlauf einen Grund. Sag kurz, warum.';
      case 'calculator-unit':
        return `Das berechnet ${COMPUTED[problem.unit]}. Wähle oben diese Einheit oder hier einen anderen Weg.`;
      case 'name-taken':
        return 'Dein Team hat schon eine Vorlage mit diesem Namen. Wähle einen anderen.';
      case 'too-many-templates':
        return `Ein Team behält höchstens ${problem.max} Vorlagen. Entferne zuerst eine mit /goal templates.`;
      case 'ends-before-it-begins':
        return 'Der letzte Tag liegt vor dem ersten. Wähle einen späteren.';
      case 'over-already':
        return `Das ist schon vorbei. Der letzte Tag darf frühestens der ${format.fullDay(problem.today)} sein.`;
      case 'too-long-away':
        return `Wähle höchstens ${format.number(problem.max)} Tage. Für länger gib deine Ziele mit /goal handover an jemand anderen ab.`;
      case 'too-many-absences':
        return `Du hast schon ${format.number(problem.max)} Abwesenheiten eingetragen. Streiche zuerst eine.`;
      case 'away-already':
        return `Du bist vom ${format.day(problem.from)} bis ${format.day(problem.until)} schon abwesend. Streiche das zuerst oder wähle andere Tage.`;
      case 'own-delegate':
        return 'Wähle jemand anderen oder lass das Feld leer.';
      case 'delegate-away':
        return 'Diese Person ist dann selbst abwesend. Wähle jemand anderen oder lass das Feld leer.';
      case 'not-days-off':
        return `Zeile ${problem.line} kann ich nicht lesen. Schreib je Zeile eins: 2026-12-24 - 2026-12-31 für einmal, 12-24 für jedes Jahr oder den Namen eines Feiertags.`;
      case 'too-many-days-off':
        return `Das sind mehr als ${format.number(problem.max)} Tage. Lass weg, was schon vorbei ist.`;
      case 'too-many-rules':
        return `Das sind mehr als ${problem.max} Tage für jedes Jahr. Lass einige weg.`;
      case 'not-worked':
        return `Zeile ${problem.line} kann ich nicht lesen. Schreib den Namen eines Feiertags oder seinen Tag: 05-01 für jedes Jahr, 2027-05-01 für einmal.`;
      case 'no-holiday':
        return `Zeile ${problem.line} ist kein Feiertag des Ortes, der oben gewählt ist. Ändere sie oder nimm sie heraus.`;
      case 'no-working-day':
        return 'Wähle mindestens einen Wochentag.';
      case 'yourself':
        return 'Wähle jemand anderen: Du hast es schon.';
      case 'help-unseen':
        return 'Diese Person sieht das Ziel nicht. Wähle jemanden aus dem Team oder nimm sie als Mitwirkende auf, bevor du fragst.';
      case 'help-yourself':
        return 'Dich selbst kannst du nicht um Hilfe bitten. Wähle jemand anderen.';
      case 'too-many-helps':
        return `Ein Ziel nimmt höchstens ${format.number(problem.max)} Bitten um Hilfe auf. Füge stattdessen eine Maßnahme hinzu.`;
      case 'too-many-pulses':
        return `Du hast diesen Kunden in diesem Quartal schon ${format.number(problem.max)} Mal bewertet, mehr geht nicht. Bewerte ihn im nächsten Quartal wieder.`;
      case 'form-changed':
        return 'Das Formular ist deiner Wahl nicht gefolgt. Wähle die Richtung noch einmal und fülle aus, was dann gefragt ist.';
      case 'choose-one':
        return 'Bitte wähle etwas aus.';
    }
  };
  return (problem: Problem): string => (isClientProblem(problem) ? client(problem) : others(problem));
}

import type { FACTOR_TEXTS as english } from '../../en/pulse/factors.ts';

/** The five factors of a client's pulse, from the transactional to the transformational. */
export const FACTOR_TEXTS: typeof english = {
  purpose: {
    name: 'Zweck',
    question: 'Lösen wir, wofür sie gekommen sind?',
    levels: {
      1: { means: 'Ihr Anliegen ist nicht gelöst', example: 'Ihr Hauptproblem ist nach drei Monaten noch offen.' },
      2: { means: 'Teile laufen, die Hauptsache nicht', example: 'Sie nutzen den Export, planen aber von Hand.' },
      3: { means: 'Es läuft, mit Lücken, die sie nennen', example: 'Berichte kommen, zwei von fünf mit Nacharbeit.' },
      4: { means: 'Es läuft wie vereinbart', example: 'Sie haben jeden Meilenstein des Quartals abgenommen.' },
      5: { means: 'Es läuft, und sie bauen darauf', example: 'Ihr Plan fürs nächste Jahr beruht auf unseren Zahlen.' },
    },
    next: {
      low: (client) => `${client} fragen, wofür sie gekommen sind, und vereinbaren, was wir zuerst lösen.`,
      middle: (client) => `Mit ${client} die Lücken durchgehen und für jede einen Termin vereinbaren.`,
      holding: (client) => `${client} an ihren eigenen Zahlen zeigen, was die Arbeit gebracht hat.`,
    },
  },
  communication: {
    name: 'Kommunikation',
    question: 'Kennen wir ihren Stil und nutzen ihn?',
    levels: {
      1: { means: 'Wir reden aneinander vorbei', example: 'Drei Mails ohne Antwort, dann eine Beschwerde.' },
      2: { means: 'Sie müssen nachfragen', example: 'Sie haben zweimal gefragt, wo die Bestellung bleibt.' },
      3: {
        means: 'Sie hören von uns, aber auf unsere Art',
        example: 'Unser Wochenbericht geht raus, gelesen wird er spät.',
      },
      4: {
        means: 'Sie hören, was sie brauchen, so wie sie es mögen',
        example: 'Freitags ein kurzer Anruf, wie gewünscht.',
      },
      5: {
        means: 'Beide sagen früh, was wichtig ist',
        example: 'Von ihrer Fusion wussten wir, bevor sie öffentlich war.',
      },
    },
    next: {
      low: (client) => `Mit ${client} vereinbaren, wer mit wem spricht, wie oft und in welcher Form.`,
      middle: (client) => `${client} fragen, wie sie von uns hören möchten, und eine Sache ändern.`,
      holding: (client) => `Mit ${client} vereinbaren, was jede Seite früh sagt.`,
    },
  },
  personality: {
    name: 'Persönlichkeit',
    question: 'Verstehen wir den Menschen?',
    levels: {
      1: { means: 'Wir kennen Namen und Rolle', example: 'Niemand von uns weiß, was ihnen wichtig ist.' },
      2: {
        means: 'Wir kennen die Rolle und raten den Menschen',
        example: 'Wir schickten Zahlen, sie wollten eine Geschichte.',
      },
      3: { means: 'Wir wissen, wie sie entscheiden', example: 'Sie schlafen darüber und entscheiden nach Risiko.' },
      4: {
        means: 'Wir wissen, was sie bewegt, und handeln danach',
        example: 'Wir zeigten zuerst das Risiko: Zusage am selben Tag.',
      },
      5: { means: 'Bei uns sind sie ganz sie selbst', example: 'Sie erzählten, was ihnen am Vorstand Sorgen macht.' },
    },
    next: {
      low: (client) => `Die Kontaktperson bei ${client} ohne Agenda treffen und notieren, was sie bewegt.`,
      middle: (client) => `Notieren, wie bei ${client} entschieden wird, und die nächste Entscheidung so vorbereiten.`,
      holding: (client) => `Die Kontaktperson bei ${client} mit einer zweiten Person von uns bekannt machen.`,
    },
  },
  care: {
    name: 'Fürsorge',
    question: 'Teilen wir ihre Sorge und helfen verbindlich?',
    levels: {
      1: { means: 'Ihre Sorgen bleiben ihre', example: 'Ihren Ausfall kannte hier eine Woche lang niemand.' },
      2: { means: 'Wir reagieren auf Beschwerden', example: 'Behoben nach der zweiten Beschwerde.' },
      3: { means: 'Wir helfen, wenn sie fragen', example: 'Sie baten um eine Schulung und bekamen sie bald.' },
      4: { means: 'Wir sehen ihre Sorge, bevor sie fragen', example: 'Vor der Preiserhöhung haben wir sie gewarnt.' },
      5: { means: 'Ihre Sorge ist auch unsere', example: 'Wegen ihrer Prüfung haben wir unser Release verlegt.' },
    },
    next: {
      low: (client) => `Eine Sorge von ${client} benennen, und was wir diesen Monat dafür tun.`,
      middle: (client) => `Herausfinden, was ${client} im nächsten Quartal Sorgen machen könnte, und es zuerst sagen.`,
      holding: (client) => `${client} Hilfe bei etwas anbieten, das nicht im Vertrag steht.`,
    },
  },
  promise: {
    name: 'Versprechen',
    question: 'Vertrauen sie darauf, wie wir künftig für sie da sind?',
    levels: {
      1: { means: 'Sie rechnen damit, dass wir scheitern', example: 'In den neuen Vertrag kamen Vertragsstrafen.' },
      2: { means: 'Sie prüfen alles, was wir sagen', example: 'Sie wollen jeden Termin schriftlich.' },
      3: {
        means: 'Sie vertrauen dem Vereinbarten, mehr nicht',
        example: 'Um ein Jahr verlängert, im gleichen Umfang.',
      },
      4: {
        means: 'Sie vertrauen uns über den Vertrag hinaus',
        example: 'Sie fragen uns, bevor sie andere Angebote holen.',
      },
      5: { means: 'Sie planen ihre Zukunft mit uns', example: 'Ihr Dreijahresplan nennt uns.' },
    },
    next: {
      low: (client) => `${client} ein kleines Versprechen mit Termin geben und es halten.`,
      middle: (client) => `${client} schriftlich sagen, worauf sie im nächsten Quartal zählen können.`,
      holding: (client) => `Das nächste Jahr gemeinsam mit ${client} planen.`,
    },
  },
};

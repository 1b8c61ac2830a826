import { describe, expect, it } from 'vitest';
import { completionsOf, splitCommand, wordsOfUsage } from '../../page/src/text/completion.ts';
import { emojiOf, withEmoji } from '../../page/src/text/emoji.ts';
import { encodeCommandText, encodeText } from '../../page/src/text/mentions.ts';

const known = {
  people: [
    { id: 'U1', name: 'Mara' },
    { id: 'U2', name: 'Mara Lindqvist' },
  ],
  channels: [{ id: 'C1', name: 'client-success' }],
};
const commands = [
  { command: '/goal', usage: '[new|list|show <goal>|checkin]', description: 'Goals and check-ins' },
  { command: '/golf', usage: '', description: 'Not goals' },
];

describe('what is written', () => {
  it('travels escaped, with mentions of the longest name', () => {
    expect(encodeText('@Mara Lindqvist and @Mara: 1 < 2 & #client-success', known)).toBe(
      '<@U2> and <@U1>: 1 &lt; 2 &amp; <#C1>',
    );
  });

  it('is no mention in the middle of a word or of a longer name', () => {
    expect(encodeText('me@Mara.example @Maraschino', known)).toBe('me@Mara.example @Maraschino');
  });

  it('of a command travels as typed, with named mentions', () => {
    expect(encodeCommandText('show <x> @Mara', known)).toBe('show <x> <@U1|Mara>');
  });
});

describe('a command', () => {
  it('is split into its name and its words', () => {
    expect(splitCommand(' /Goal  new client goal ')).toEqual({ command: '/goal', text: 'new client goal' });
    expect(splitCommand('/goal')).toEqual({ command: '/goal', text: '' });
  });

  it.each(['goal', 'see /goal', '/', '/ goal'])('is not %s', (text) => {
    expect(splitCommand(text)).toBeUndefined();
  });
});

describe('completion', () => {
  it('reads the first words of a usage hint', () => {
    expect(wordsOfUsage('[new|list|show <goal>|checkin]')).toEqual(['new', 'list', 'show', 'checkin']);
    expect(wordsOfUsage('new | list')).toEqual(['new', 'list']);
    expect(wordsOfUsage('<goal>')).toEqual([]);
  });

  it('offers commands while their name is typed', () => {
    expect(completionsOf('/go', commands, known).map((one) => one.text)).toEqual(['/goal ', '/golf ']);
    expect(completionsOf('/goal', commands, known)).toMatchObject([{ hint: 'Goals and check-ins', text: '/goal ' }]);
  });

  it('offers the words of a command, and nothing once one is there', () => {
    expect(completionsOf('/goal ', commands, known)).toHaveLength(4);
    expect(completionsOf('/goal ch', commands, known).map((one) => one.text)).toEqual(['/goal checkin']);
    expect(completionsOf('/goal checkin', commands, known)).toEqual([]);
  });

  it('offers people and channels at the end of a text', () => {
    expect(completionsOf('hello @mara l', commands, known).map((one) => one.text)).toEqual(['hello @Mara Lindqvist ']);
    expect(completionsOf('in #cl', commands, known).map((one) => one.text)).toEqual(['in #client-success ']);
    expect(completionsOf('mail a@b', commands, known)).toEqual([]);
  });
});

describe('emoji', () => {
  it('are found by their short names, with or without a skin tone', () => {
    expect(emojiOf('dart')).toBe('🎯');
    expect(emojiOf('wave::skin-tone-3')).toBe('👋');
    expect(emojiOf('not_an_emoji')).toBeUndefined();
  });

  it('stay names where they are not known, and times stay times', () => {
    expect(withEmoji(':tada: at 09:00:30 :nope:')).toBe('🎉 at 09:00:30 :nope:');
  });
});

import { describe, expect, it } from 'vitest';
import { mentionedIn, plainText } from '../../src/features/goal/slack/plain-text.ts';

const names = new Map([['U1', 'Noor']]);

describe('the words of a message', () => {
  it.each([
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<@U1> and <@U2> and <@U3|sam>', '@Noor and @U2 and @sam'],
    ['<#C1|general> and <#C2>', '#general and #C2'],
    ['<!here> <!subteam^S1|@leads> <!date^1^{date}|2 March>', '@here @leads 2 March'],
    ['<https://example.com>', 'https://example.com'],
    ['<https://example.com|example.com>', 'https://example.com'],
    ['<https://example.com/?a=1&amp;b=2|the offer>', 'the offer (https://example.com/?a=1&b=2)'],
    ['<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(plainText(text, names)).toBe(expected);
  });

  it('name the people that they mention by id alone, each once, and no more than asked for', () => {
    expect(mentionedIn('<@U1> <@U2> <@U1> <@U3|sam> <@W4>', 2)).toEqual(['U1', 'U2']);
    expect(mentionedIn('<@U1> <@W4>', 5)).toEqual(['U1', 'W4']);
  });
});

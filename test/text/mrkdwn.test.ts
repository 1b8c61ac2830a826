import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mention } from '../../src/text/en/mention.ts';
import { channelLink, clip, escapeText, excerpt, lines, md } from '../../src/text/mrkdwn.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('&', '<', '>', '!', '@', '#', 'U', '1', '|', 'a', '🎯') }),
);
/** What Slack shows of escaped text. */
const shown = (escaped: string) => escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('escaping', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U012ABC>', '&lt;@U012ABC&gt;'],
    ['<#C1|general>', '&lt;#C1|general&gt;'],
    ['<https://example.org|safe>', '&lt;https://example.org|safe&gt;'],
    ['a & b', 'a &amp; b'],
    ['&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;'],
    ['*bold* _and_ ~so~ `on`', '*bold* _and_ ~so~ `on`'],
    ['', ''],
  ])('%s', (typed, escaped) => {
    expect(escapeText(typed)).toBe(escaped);
  });

  it('leaves no control character, and loses nothing', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const escaped = escapeText(typed);
        expect(escaped).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
        expect(shown(escaped)).toBe(typed);
      }),
    );
  });
});

describe('a template', () => {
  it('escapes texts and numbers, and keeps what is marked up', () => {
    const made = md`${mention('U1')} in ${channelLink('C1')}: ${'<!here> & more'} ${7} ${md`*${'<b>'}*`}`;
    expect(made).toEqual({ mrkdwn: '<@U1> in <#C1>: &lt;!here&gt; &amp; more 7 *&lt;b&gt;*' });
  });

  it('keeps what stands in the catalogue', () => {
    expect(md`*a* & <b>`).toEqual({ mrkdwn: '*a* & <b>' });
    expect(md``).toEqual({ mrkdwn: '' });
  });

  it('cannot be fed markup by a person, whatever they type', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const { mrkdwn } = md`*${typed}*`;
        expect(mrkdwn.replaceAll(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
      }),
    );
    // A text of JSON that looks like marked-up text is a text.
    expect(md`${JSON.stringify({ mrkdwn: '<!channel>' })}`.mrkdwn).toBe('{"mrkdwn":"&lt;!channel&gt;"}');
  });
});

describe('lines', () => {
  it('are joined, and leave out what is absent', () => {
    expect(lines([md`a`, undefined, md`b`])).toEqual({ mrkdwn: 'a\nb' });
    expect(lines([md`a`, md`b`], ' · ')).toEqual({ mrkdwn: 'a · b' });
    expect(lines([])).toEqual({ mrkdwn: '' });
  });
});

describe('a text that is too long', () => {
  it('ends in an ellipsis', () => {
    expect(clip('abcdef', 6)).toBe('abcdef');
    expect(clip('abcdefg', 6)).toBe('abcde…');
    expect(excerpt('abcdefg', 6).mrkdwn).toBe('abcde…');
  });

  it('is not cut within a character', () => {
    expect(clip('ab🎯cd', 4)).toBe('ab…');
    expect(clip('ab🎯cd', 5)).toBe('ab🎯…');
    expect(excerpt('ab🎯cd', 4).mrkdwn).toBe('ab…');
  });

  it('is counted as it is escaped', () => {
    expect(excerpt('&&&&', 20).mrkdwn).toBe('&amp;&amp;&amp;&amp;');
    expect(excerpt('&&&&', 19).mrkdwn).toBe('&amp;&amp;&amp;…');
    expect(excerpt('a<', 4).mrkdwn).toBe('a…');
  });

  it('is never longer than it may be, and the beginning of what was typed', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (typed, max) => {
        for (const cut of [clip(typed, max), shown(excerpt(typed, max).mrkdwn)]) {
          expect(cut.length).toBeLessThanOrEqual(max);
          expect(typed === cut || typed.startsWith(cut.replace(/…$/, ''))).toBe(true);
          expect(cut).not.toMatch(/\p{Surrogate}/u);
        }
        expect(excerpt(typed, max).mrkdwn.length).toBeLessThanOrEqual(max);
        expect(excerpt(typed, max).mrkdwn).not.toMatch(/&(?!(?:amp|lt|gt);)/);
      }),
    );
  });
});

describe('what people write', () => {
  it('does not break the markup around it', () => {
    expect(md`*${'2 * 3 * 4'}*`.mrkdwn).toBe('*2 ∗ 3 ∗ 4*');
    expect(md`*${'a* ~b~ _c_ `d`'}* and ${'e*'}`.mrkdwn).toBe('*a∗ ∼b∼ ˍcˍ ˋdˋ* and e*');
    expect(md`\`${'a`b*c'}\``.mrkdwn).toBe('`aˋb*c`');
  });

  it('does not turn round what stands after it, and keeps letters of right-to-left scripts and their marks', () => {
    expect(md`${'Up\u202esdrawkcab \u2067שלום\u200f'}: done`.mrkdwn).toBe('Upsdrawkcab שלום\u200f: done');
  });

  it('keeps a sign between letters, which marks nothing', () => {
    expect(md`*${'churn_rate 2*3'}*`.mrkdwn).toBe('*churn_rate 2*3*');
  });

  it('has its addresses as links', () => {
    expect(excerpt('See https://example.org/a?b=1&c=2, please.', 100).mrkdwn).toBe(
      'See <https://example.org/a?b=1&amp;c=2>, please.',
    );
    expect(excerpt('<https://example.org|safe>', 100).mrkdwn).toBe('&lt;<https://example.org>|safe&gt;');
  });

  it('is cut before an address, and never within one', () => {
    expect(excerpt('See https://example.org/long', 12).mrkdwn).toBe('See …');
  });

  it('is never cut within what a reader sees as one character', () => {
    const family = '👩‍👩‍👧';
    expect(clip(`ab${family}cd`, 6)).toBe('ab…');
    expect(excerpt(`ab${family}cd`, 6).mrkdwn).toBe('ab…');
    expect(clip(`ab${family}cd`, 11)).toBe(`ab${family}…`);
    expect(clip('née', 3)).toBe('n…');
  });
});

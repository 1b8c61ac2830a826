import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../../../test/support/cases.ts';
import { parseMrkdwn } from '../../page/src/text/mrkdwn.ts';
import type { Inline } from '../../page/src/text/mrkdwn-ast.ts';
import { parseInline } from '../../page/src/text/mrkdwn-inline.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });

/** The words of a line without their looks, for comparing what goes in with what comes out. */
function plain(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return plain(node.children);
      if (node.kind === 'text' || node.kind === 'code') return node.text;
      return '';
    })
    .join('');
}

describe('a line of mrkdwn', () => {
  it('reads marks, also inside each other', () => {
    expect(parseInline('a *b _c_* ~d~ `e*f*`')).toEqual([
      text('a '),
      { kind: 'bold', children: [text('b '), { kind: 'italic', children: [text('c')] }] },
      text(' '),
      { kind: 'strike', children: [text('d')] },
      text(' '),
      { kind: 'code', text: 'e*f*' },
    ]);
  });

  it.each(['2*3*4', 'snake_case_name', '* not bold *', 'a ~ b ~ c', '*never closed', '``', '<unclosed'])(
    'leaves %s as it is',
    (source) => {
      expect(parseInline(source)).toEqual([text(source)]);
    },
  );

  it('reads mentions, links and dates', () => {
    expect(parseInline('<@U1|Mara> <#C1> <!here> <!subteam^S1|team> <https://a.example/?a=1&amp;b|site>')).toEqual([
      { kind: 'user', id: 'U1', label: 'Mara' },
      text(' '),
      { kind: 'channel', id: 'C1' },
      text(' '),
      { kind: 'broadcast', range: 'here' },
      text(' '),
      { kind: 'group', id: 'S1', label: 'team' },
      text(' '),
      { kind: 'link', url: 'https://a.example/?a=1&b', label: 'site' },
    ]);
    expect(parseInline('<!date^1392734382^{date} at {time}^https://a.example|then>')).toEqual([
      {
        kind: 'date',
        seconds: 1392734382,
        pattern: '{date} at {time}',
        url: 'https://a.example',
        fallback: 'then',
      },
    ]);
  });

  it('makes no link of an address that could run a script', () => {
    expect(parseInline('<javascript:alert(1)|click>')).toEqual([text('<javascript:alert(1)|click>')]);
  });

  it('undoes the escapes of text and code, once', () => {
    expect(parseInline('&lt;b&gt; &amp;lt; `&amp;`')).toEqual([text('<b> &lt; '), { kind: 'code', text: '&' }]);
  });

  it('keeps a mark open across a link with the mark in its address', () => {
    expect(parseInline('*see <https://a.example/*x|here>*')).toEqual([
      { kind: 'bold', children: [text('see '), { kind: 'link', url: 'https://a.example/*x', label: 'here' }] },
    ]);
  });

  it('loses no letter or digit of any text without entities and emoji', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab1 *_~`\n]{0,60}$/), (source) => {
        const letters = (words: string) => words.replace(/[^ab1]/g, '');
        expect(letters(plain(parseInline(source)))).toBe(letters(source));
      }),
      cases(2000),
    );
  });

  it('reads forty thousand lone marks in linear time', () => {
    const started = performance.now();
    parseInline(' *a'.repeat(13_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a text of mrkdwn', () => {
  it('gathers lines, quotes and lists', () => {
    expect(parseMrkdwn('one\ntwo\n> three\n&gt; four\n• five\n2. six')).toEqual([
      { kind: 'lines', lines: [[text('one')], [text('two')]] },
      { kind: 'quote', lines: [[text('three')], [text('four')]] },
      {
        kind: 'list',
        items: [
          { marker: '•', line: [text('five')] },
          { marker: '2.', line: [text('six')] },
        ],
      },
    ]);
  });

  it('takes a line for an item of a numbered list where it is not the only one', () => {
    expect(parseMrkdwn('30. November – 6. Dezember')).toEqual([
      { kind: 'lines', lines: [[text('30. November – 6. Dezember')]] },
    ]);
    expect(parseMrkdwn('1. one\n2. two')).toMatchObject([
      { kind: 'list', items: [{ marker: '1.' }, { marker: '2.' }] },
    ]);
  });

  it('takes code between fences as it is', () => {
    expect(parseMrkdwn('before\n```\n*a*\n> b &lt;\n```\nafter')).toEqual([
      { kind: 'lines', lines: [[text('before')]] },
      { kind: 'pre', text: '*a*\n> b <' },
      { kind: 'lines', lines: [[text('after')]] },
    ]);
  });

  it('shows a fence that is never closed', () => {
    expect(parseMrkdwn('a ```b')).toEqual([
      { kind: 'lines', lines: [[text('a ')]] },
      { kind: 'lines', lines: [[text('```b')]] },
    ]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Names that have to hold such a word, where they may, and why. */
const ALLOWED: readonly { readonly name: RegExp; readonly in: RegExp; readonly because: string }[] = [
  { name: /^(obstacles|obstacleOwner)$/, in: /^src\//, because: 'fields of stored check-ins, and of drafts' },
  { name: /^(drawn|cheers(\.person)?)$/, in: /^src\/stores\/outbox/, because: 'fields of stored messages' },
  { name: /^nudge$/, in: /\/(notices|index|outbox-row)\.ts$/, because: 'a kind of stored messages' },
  { name: /^begun$/, in: /\/(absences?)\.ts$/, because: 'a field of stored absences' },
  { name: /^hand-over$/, in: /\/on-prompt\.ts$/, because: 'the value of a choice in messages that stand in Slack' },
  { name: /^who_can_share/, in: /\/user-json\.ts$/, because: "Slack's own name" },
];

interface Named {
  readonly file: string;
  readonly name: string;
}

/** `withSnooze`, `MAX_ROUNDS` and `in-flight` as words in small letters. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The first column of the table in CONTEXT.md: every text in backticks of it. */
function wordsToAvoid(): string[] {
  const [, section = ''] = readFileSync(join(root, 'CONTEXT.md'), 'utf8').split('\n## Words to avoid in names\n');
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? []));
}

/** The phrase that a name holds: its words one after the other and, where it ends in `…`, others behind them. */
function phraseFinder(phrases: readonly string[]) {
  const all = phrases.map((phrase) => ({ phrase, parts: wordsOf(phrase), isLeading: phrase.endsWith('…') }));
  return (name: string): string | undefined => {
    const words = wordsOf(name);
    const found = all.find(({ parts, isLeading }) =>
      words.some((_, at) => {
        const isThere = parts.every((part, index) => words[at + index] === part);
        return isThere && (!isLeading || (at === 0 && words.length > parts.length));
      }),
    );
    return found?.phrase;
  };
}

/** The name that a node declares: of a variable, function, parameter or type, of a member, or of a key of a literal. */
function nameOf(node: ts.Node): ts.Node | undefined {
  const isNamed =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isTypeElement(node) ||
    ts.isClassElement(node) ||
    ts.isObjectLiteralElement(node);
  return isNamed ? node.name : undefined;
}

function declaredIn(file: string, text: string): Named[] {
  const named: Named[] = [];
  const look = (node: ts.Node): void => {
    const name = nameOf(node);
    const isText = name && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isPrivateIdentifier(name));
    if (isText) named.push({ file, name: name.text });
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return named;
}

function everyName(): Named[] {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'src'));
  return ['src', ...packages].flatMap((folder) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
    return sources.flatMap((file) => [
      { file, name: basename(file, '.ts') },
      ...declaredIn(file, readFileSync(join(root, file), 'utf8')),
    ]);
  });
}

describe('names', () => {
  const avoided = wordsToAvoid();
  const find = phraseFinder(avoided);

  it('are looked at word by word', () => {
    const declared = declaredIn(
      'a.ts',
      'const { told: x, who } = a; let putOff; class A { #owed = 1 } const b = { "hand-over": c.said, MOST_X: 2, atMost: 3 };',
    );
    const names = declared.map(({ name }) => name).filter((name) => find(name) !== undefined);
    expect(names).toEqual(['who', 'putOff', '#owed', 'hand-over', 'MOST_X']);
    expect(['output', 'tellers', 'off-put', 'most', 'whole'].filter(find)).toEqual([]);
  });

  it('hold none of the words that CONTEXT.md avoids', () => {
    expect(avoided).toContain('put off');
    const names = everyName();
    expect(names.length).toBeGreaterThan(1_000);
    const found = names.filter(({ name }) => find(name) !== undefined);
    const allows = (one: Named) => ALLOWED.find((rule) => rule.name.test(one.name) && rule.in.test(one.file));
    const wrong = found.filter((one) => allows(one) === undefined);
    expect([...new Set(wrong.map(({ file, name }) => `${file}: ${name} (${find(name)})`))].toSorted()).toEqual([]);
    expect(new Set(found.map(allows))).toEqual(new Set(ALLOWED));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** A source file of the project. */
export interface Source {
  /** From the root. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
}

/** The TypeScript of `src` and `packages/*\/src`. */
export function readSources(root: string): readonly Source[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (entry.name === 'src' || entry.name === 'packages'))
    .flatMap(({ name }) => filesIn(root, join(root, name)))
    .filter((path) => isSource(path))
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) };
    });
}

/** Whether a path, from the root, is one of what is measured. */
export function isSource(path: string): boolean {
  return /^(src|packages\/[^/]+\/src)\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(root, path);
      return entry.isFile() ? [relative(root, path)] : [];
    });
}

interface Measured {
  readonly name: string;
  /** From the first line of its head to the last of its body. */
  readonly lines: number;
}

/** Every function of a file, also those within others. */
export function functionsOf({ path, text }: Source): readonly Measured[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Measured[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = file.getLineAndCharacterOfPosition(node.getStart()).line;
      const last = file.getLineAndCharacterOfPosition(node.end).line;
      found.push({ name: `${nameOf(node)} in ${path}:${first + 1}`, lines: last - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isNamed ? parent.name.getText() : 'a function without a name';
}

/** What a file imports of the project, as paths from the root; what it only adds types to is not imported. */
export function importsOf({ path, text }: Source): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0];
    if (named && ts.isStringLiteralLike(named)) names.push(named.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names.filter((name) => name.startsWith('.')).map((name) => join(path, '..', name));
}

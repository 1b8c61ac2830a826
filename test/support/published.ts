import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** A page of docs that is written from the data which a test checks; where it is stale, the failure names the remedy. */
export async function expectPublished(markdown: string, page: `docs/${string}.md`, test: string): Promise<void> {
  const stale = `${page} is stale. Run: npx vitest run ${test} -u`;
  await expect(markdown, stale).toMatchFileSnapshot(fileURLToPath(new URL(`../../${page}`, import.meta.url)));
}

/** Nothing in it ends the cell. */
export const cell = (text: string): string => text.replaceAll('|', '\\|');

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

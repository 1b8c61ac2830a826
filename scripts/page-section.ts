/** A page with a section in the place of the one of the same heading, or at its end. Sections begin with `## `. */
export function withSection(page: string, heading: string, text: string): string {
  const own = `## ${heading}\n\n${text.trim()}\n`;
  const parts = page.split(/^(?=## )/m);
  const place = parts.findIndex((part) => part.startsWith(`## ${heading}\n`));
  if (place < 0) return `${page.trimEnd()}\n\n${own}`;
  const rest = parts.slice(place + 1).join('');
  return `${parts.slice(0, place).join('')}${own}${rest === '' ? '' : `\n${rest}`}`;
}

/** The section of a heading, with it; empty where there is none. */
export function sectionOf(page: string, heading: string): string {
  return page.split(/^(?=## )/m).find((part) => part.startsWith(`## ${heading}\n`)) ?? '';
}

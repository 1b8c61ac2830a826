/**
 * How a cell begins that a spreadsheet may run as a formula (owasp.org, "CSV Injection"), with the apostrophes that stand
 * before it already: these are doubled, so that what is written reads back as it was.
 */
const RISKY = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text as it is written into a cell: never a formula. Numbers are no texts and stay as they are. */
export function neutralised(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The text of a cell that {@link neutralised} wrote, or that somebody marked as a text in the same way. */
export function restored(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell) ? cell.slice(1) : cell;
}

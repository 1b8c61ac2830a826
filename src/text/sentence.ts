/** A text as the beginning of a sentence: `far behind` becomes `Far behind`. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

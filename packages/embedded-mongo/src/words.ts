/** A list of names, written as a text with spaces between them. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);

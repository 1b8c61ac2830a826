/** The package comes without types. */
declare module 'bidi-js' {
  interface Bidi {
    getEmbeddingLevels(text: string): {
      readonly levels: Uint8Array;
      readonly paragraphs: readonly { level: number }[];
    };
  }
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default function bidiFactory(): Bidi;
}

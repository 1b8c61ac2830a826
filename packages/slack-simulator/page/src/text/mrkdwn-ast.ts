/** A piece of running text in Slack's mrkdwn. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'emoji'; readonly name: string }
  | { readonly kind: 'link'; readonly url: string; readonly label?: string }
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label?: string }
  | { readonly kind: 'broadcast'; readonly range: string }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly pattern: string;
      readonly url?: string;
      readonly fallback: string;
    };

export type Line = readonly Inline[];

/** What stands below each other in a text. */
export type Piece =
  | { readonly kind: 'lines' | 'quote'; readonly lines: readonly Line[] }
  | { readonly kind: 'list'; readonly items: readonly { readonly marker: string; readonly line: Line }[] }
  | { readonly kind: 'pre'; readonly text: string };

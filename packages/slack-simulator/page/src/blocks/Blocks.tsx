import type { AnyBlock, ImageBlock, KnownBlock } from '@slack/types';
import { lazy, Suspense } from 'react';
import { withEmoji } from '../text/emoji.ts';
import { Actions } from './Actions.tsx';
import { Alert, Card, Carousel, Container } from './Card.tsx';
import { Context } from './Context.tsx';
import { ContextActions } from './ContextActions.tsx';
import { DataTable } from './DataTable.tsx';
import { InputField } from './InputField.tsx';
import { Picture, pictureUrl } from './Picture.tsx';
import { RichText } from './RichText.tsx';
import { Section } from './Section.tsx';

/** Tables, charts, Markdown and the like come from a library, which is large and loaded when first needed. */
const LibraryBlock = lazy(async () => ({ default: (await import('./LibraryBlock.tsx')).LibraryBlock }));

const FROM_LIBRARY: ReadonlySet<string> = new Set([
  'data_visualization',
  'file',
  'markdown',
  'plan',
  'table',
  'task_card',
  'video',
]);

function Unknown({ type }: { readonly type: string }) {
  return (
    <p className="unsupported">
      This page does not draw blocks of type <code>{type}</code>.
    </p>
  );
}

function ImageView({ block }: { readonly block: ImageBlock }) {
  return <Picture url={pictureUrl(block)} alt={block.alt_text} title={block.title && withEmoji(block.title.text)} />;
}

function BlockView({ block }: { readonly block: KnownBlock }) {
  switch (block.type) {
    case 'header':
      return <h3 className="block-header">{withEmoji(block.text.text)}</h3>;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr />;
    case 'image':
      return <ImageView block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'context_actions':
      return <ContextActions block={block} />;
    case 'input':
      return <InputField block={block} />;
    case 'alert':
      return <Alert block={block} />;
    case 'card':
      return <Card block={block} />;
    case 'carousel':
      return <Carousel block={block} />;
    case 'container':
      return (
        <Container block={block}>
          <Blocks blocks={block.child_blocks} />
        </Container>
      );
    case 'data_table':
      return <DataTable block={block} />;
    default:
      if (!FROM_LIBRARY.has(block.type)) return <Unknown type={(block as AnyBlock).type} />;
      return (
        <Suspense fallback={<p className="context">Loading…</p>}>
          <LibraryBlock block={block} />
        </Suspense>
      );
  }
}

/** The blocks of a message or view, below each other. */
export function Blocks({ blocks }: { readonly blocks: readonly AnyBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <BlockView key={block.block_id ?? index} block={block as KnownBlock} />
      ))}
    </div>
  );
}

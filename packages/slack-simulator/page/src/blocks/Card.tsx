import type { AlertBlock, CardBlock, CarouselBlock, ContainerBlock, ImageElement } from '@slack/types';
import type { ReactNode } from 'react';
import { withEmoji } from '../text/emoji.ts';
import { Actions } from './Actions.tsx';
import { pictureUrl } from './Picture.tsx';
import { RichText } from './RichText.tsx';
import { TextOf } from './TextOf.tsx';

function Image({ image, className }: { readonly image: ImageElement; readonly className: string }) {
  return <img className={className} src={pictureUrl(image)} alt={image.alt_text} />;
}

/** A card: a picture, words, and buttons. */
export function Card({ block }: { readonly block: CardBlock }) {
  const named = block.block_id === undefined ? {} : { block_id: block.block_id };
  return (
    <article className="card">
      {block.hero_image && <Image image={block.hero_image} className="card-hero" />}
      <div className="card-head">
        {block.icon && <Image image={block.icon} className="card-icon" />}
        <div>
          {block.title && (
            <div className="card-title">
              <TextOf text={block.title} />
            </div>
          )}
          {block.subtitle && (
            <div className="card-subtitle">
              <TextOf text={block.subtitle} />
            </div>
          )}
        </div>
      </div>
      {block.body && <TextOf text={block.body} />}
      {block.actions && <Actions block={{ ...named, type: 'actions', elements: block.actions }} />}
    </article>
  );
}

/** Cards side by side, to be scrolled through. */
export function Carousel({ block }: { readonly block: CarouselBlock }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className="carousel" aria-label={`${block.elements.length} cards`} tabIndex={0}>
      {block.elements.map((card, index) => (
        <Card key={card.block_id ?? index} block={card} />
      ))}
    </section>
  );
}

/** A word of warning, or a good one. */
export function Alert({ block }: { readonly block: AlertBlock }) {
  return (
    <div className={`alert alert-${block.level ?? 'default'}`} role="note">
      <TextOf text={block.text} />
    </div>
  );
}

function ContainerHead({ block }: { readonly block: ContainerBlock }) {
  return (
    <span className="container-head">
      {block.icon && <Image image={block.icon} className="card-icon" />}
      <span>
        {block.title && <span className="card-title">{withEmoji(block.title.text)}</span>}
        {block.rich_text_title && <RichText block={block.rich_text_title} />}
        {block.subtitle && (
          <span className="card-subtitle">
            <TextOf text={block.subtitle} />
          </span>
        )}
      </span>
    </span>
  );
}

/** Blocks that belong together, which may be folded away. */
export function Container({ block, children }: { readonly block: ContainerBlock; readonly children: ReactNode }) {
  const className = `container container-${block.width ?? 'standard'}`;
  if (block.is_collapsible !== true) {
    return (
      <section className={className}>
        <ContainerHead block={block} />
        {children}
      </section>
    );
  }
  return (
    <details className={className} open={block.default_collapsed !== true}>
      <summary>
        <ContainerHead block={block} />
      </summary>
      {children}
    </details>
  );
}

import type { ContextBlock, ContextBlockElement } from '@slack/types';
import { pictureUrl } from './Picture.tsx';
import { TextOf } from './TextOf.tsx';

function Part({ element }: { readonly element: ContextBlockElement }) {
  const url = pictureUrl(element.type === 'image' ? element : { type: 'image', alt_text: '', image_url: '' });
  if (element.type === 'image') return <img className="context-image" src={url} alt={element.alt_text} />;
  return <TextOf text={element} />;
}

/** Small quiet text and pictures. */
export function Context({ block }: { readonly block: ContextBlock }) {
  return (
    <div className="context">
      {block.elements.map((element, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements have no other identity
        <Part key={index} element={element} />
      ))}
    </div>
  );
}

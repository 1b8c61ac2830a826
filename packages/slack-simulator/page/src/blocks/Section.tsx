import type { SectionBlock } from '@slack/types';
import { Element } from '../inputs/Element.tsx';
import type { Placement } from '../inputs/useField.ts';
import { pictureUrl } from './Picture.tsx';
import { TextOf } from './TextOf.tsx';

type ImageAccessory = Extract<SectionBlock['accessory'], { type: 'image' }>;

function Thumbnail({ image }: { readonly image: ImageAccessory }) {
  return <img className="thumbnail" src={pictureUrl(image)} alt={image.alt_text} />;
}

/** A section: text, fields in two columns, and something beside them. */
export function Section({ block }: { readonly block: SectionBlock }) {
  const placement: Placement = {
    blockId: block.block_id ?? '',
    role: 'action',
    dispatches: true,
    label: block.text?.text.replace(/[*_~`]/g, '').slice(0, 80) ?? 'Choice',
    invalid: false,
    required: false,
  };
  return (
    <div className="section">
      <div className="section-text">
        {block.text && <TextOf text={block.text} />}
        {block.fields && (
          <div className="fields">
            {block.fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other identity
              <div key={index}>
                <TextOf text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div className="accessory">
          {block.accessory.type === 'image' ? (
            <Thumbnail image={block.accessory} />
          ) : (
            <Element element={block.accessory} placement={placement} />
          )}
        </div>
      )}
    </div>
  );
}

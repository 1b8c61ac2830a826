import type { SectionBlock, TextObject } from '@slack/types';
import { Element } from '../inputs/Element.tsx';
import type { Placement } from '../inputs/useField.ts';
import { useDirectory, useNow } from '../state/workspace.tsx';
import { withEmoji } from '../text/emoji.ts';
import { type Listener, spoken } from '../text/spoken.ts';
import { pictureUrl } from './Picture.tsx';
import { TextOf } from './TextOf.tsx';

type ImageAccessory = Extract<SectionBlock['accessory'], { type: 'image' }>;

function Thumbnail({ image }: { readonly image: ImageAccessory }) {
  return <img className="thumbnail" src={pictureUrl(image)} alt={image.alt_text} />;
}

/** As much of a section's text as names what stands beside it. */
const LONGEST_NAME = 80;

function nameOf(text: TextObject, to: Listener): string {
  const words = text.type === 'mrkdwn' ? spoken(text.text, to) : withEmoji(text.text);
  return words.replaceAll(/\s+/g, ' ').slice(0, LONGEST_NAME);
}

/** A section: text, fields in two columns, and something beside them. */
export function Section({ block }: { readonly block: SectionBlock }) {
  const directory = useDirectory();
  const now = useNow();
  const words = block.text && nameOf(block.text, { ...directory, zone: directory.me.zone, now });
  const placement: Placement = {
    blockId: block.block_id ?? '',
    role: 'action',
    dispatches: true,
    label: words || 'Choice',
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

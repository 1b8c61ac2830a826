import type { ImageBlock, ImageElement } from '@slack/types';
import { useState } from 'react';
import { useFileUrl } from '../state/workspace.tsx';

/** Where an image block or element has its picture: an address of its own, or a file of the workspace. */
export function usePictureUrl(image: ImageElement | ImageBlock): string | undefined {
  const file = 'slack_file' in image ? image.slack_file : undefined;
  const byId = useFileUrl(file && 'id' in file ? file.id : undefined);
  if ('image_url' in image) return image.image_url;
  return file && 'url' in file ? file.url : byId;
}

/** A picture with its alternative text, which stands in its place when it cannot be loaded. */
export function Picture({
  url,
  alt,
  title,
}: {
  readonly url?: string | undefined;
  readonly alt: string;
  readonly title?: string | undefined;
}) {
  const [failed, setFailed] = useState(false);
  return (
    <figure className="picture">
      {title && <figcaption>{title}</figcaption>}
      {url && !failed ? (
        <a href={url} target="_blank" rel="noreferrer">
          <img src={url} alt={alt} onError={() => setFailed(true)} />
        </a>
      ) : (
        <p className="picture-missing">{alt}</p>
      )}
    </figure>
  );
}

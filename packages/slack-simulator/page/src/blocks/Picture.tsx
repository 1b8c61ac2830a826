import type { ImageBlock, ImageElement } from '@slack/types';
import { useState } from 'react';

/** Where an image block or element has its picture: an address of its own, or a file of the workspace, by its id. */
export function pictureUrl(image: ImageElement | ImageBlock): string | undefined {
  const file = 'slack_file' in image ? image.slack_file : undefined;
  if ('image_url' in image) return image.image_url;
  if (file && 'url' in file) return file.url;
  return file && 'id' in file ? `/files/${file.id}/picture` : undefined;
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

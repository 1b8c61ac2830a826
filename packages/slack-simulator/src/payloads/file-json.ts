import type { UploadedFile } from '../model.ts';
import type { World } from '../world.ts';

/** True once Slack has finished with the file, and blocks may show it. Real time. */
export function isReady(file: UploadedFile): boolean {
  return file.readyAt !== undefined && performance.now() >= file.readyAt;
}

/**
 * A file as Slack returns it (docs.slack.dev/reference/objects/file-object). Until it has been processed its type is
 * empty, which is what apps poll for.
 */
export function fileJson(file: UploadedFile, world: World) {
  const ready = isReady(file);
  const url = `${world.base()}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.createdAt,
    timestamp: file.createdAt,
    name: file.name,
    title: file.title,
    mimetype: ready ? file.mimetype : '',
    filetype: ready ? (file.name.split('.').at(-1) ?? '') : '',
    pretty_type: '',
    user: file.user,
    user_team: file.workspace,
    mode: 'hosted',
    size: file.content?.length ?? file.length,
    is_external: false,
    external_type: '',
    editable: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    groups: [],
    is_public: false,
    url_private: url,
    url_private_download: `${url}?download=1`,
    permalink: url,
    alt_txt: file.altText,
    channels: file.channels.filter((id) => id.startsWith('C')),
    ims: file.channels.filter((id) => id.startsWith('D')),
    file_access: 'visible',
  };
}

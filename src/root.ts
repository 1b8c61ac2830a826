/** The folder of the installation, in which package.json and manifest.yml lie, both from sources and built. */
export const ROOT = new URL('..', import.meta.url);

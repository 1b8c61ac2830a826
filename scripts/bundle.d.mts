/** Bundles programs, by what each is called, with the packages that they use into the `dist` of a folder. */
export function bundle(folder: string, entryPoints: Readonly<Record<string, string>>): Promise<void>;

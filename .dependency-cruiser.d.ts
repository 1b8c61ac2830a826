export const DOMAIN: readonly string[];
export const FEATURES: readonly string[];
declare const config: { readonly forbidden: readonly { readonly name: string }[] };
export default config;

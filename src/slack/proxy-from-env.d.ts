/** The package has no types of its own. */
declare module 'proxy-from-env' {
  /** The proxy for a URL by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, and NO_PROXY; empty where there is none. */
  export function getProxyForUrl(url: string): string;
}

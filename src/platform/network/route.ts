/** How requests leave this machine, as plain data. It may hold a proxy's password, so it is never logged. */
export interface NetworkRoute {
  /** The address of the proxy for http and https URLs, as the user wrote it; undefined for none. */
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  /** The hosts that are reached without a proxy, joined by commas. */
  readonly noProxy?: string | undefined;
  /** The value of the header `Proxy-Authorization`, instead of what the proxy's address holds. */
  readonly proxyAuthorization?: string | undefined;
  /** Certificate authorities in PEM that are trusted beside Node's own. */
  readonly certificates: readonly string[];
}

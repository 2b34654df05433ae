import type { NetworkRoute } from './route';

/** VS Code's settings `http.*` that say how requests leave. */
export interface HttpSettings {
  readonly proxySupport?: string | undefined;
  readonly proxy?: string | undefined;
  readonly noProxy?: readonly string[] | undefined;
  readonly proxyAuthorization?: string | null | undefined;
}

/**
 * The proxies to use by VS Code's own rules: those of the settings, else those of the environment; none where
 * `http.proxySupport` is off. Exceptions in the settings replace those of the environment.
 */
export function proxiesFrom(
  { proxySupport, proxy, noProxy, proxyAuthorization }: HttpSettings,
  environment: NodeJS.ProcessEnv,
): Omit<NetworkRoute, 'certificates'> {
  if (proxySupport === 'off') return {};
  const variable = (name: string) =>
    textOf(environment[name.toLowerCase()]) ?? textOf(environment[name.toUpperCase()]);
  const httpProxy = textOf(proxy) ?? variable('http_proxy');
  return {
    httpProxy,
    httpsProxy: textOf(proxy) ?? variable('https_proxy') ?? httpProxy,
    noProxy: textOf(noProxy?.join(',')) ?? variable('no_proxy'),
    proxyAuthorization: textOf(proxyAuthorization),
  };
}

function textOf(value: string | null | undefined): string | undefined {
  return value?.trim() || undefined;
}

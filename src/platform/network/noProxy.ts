import { BlockList, isIP } from 'node:net';

/**
 * True when a list as in NO_PROXY names the host of a URL. An entry is `*`, a domain (with or without `.` or `*.` before
 * it, subdomains included), an IP address or a block like 10.0.0.0/8, each with a port or without.
 */
export function isReachedDirectly({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const host = withoutBrackets(hostname).replace(/\.$/, '');
  const actualPort = port || (protocol === 'https:' ? '443' : '80');
  const entries = noProxy.toLowerCase().split(/[,\s]+/);
  return entries.some((entry) => {
    const { name, port: onlyPort } = parseEntry(entry);
    return (onlyPort === undefined || onlyPort === actualPort) && matches(name, host);
  });
}

function parseEntry(entry: string): { readonly name: string; readonly port?: string | undefined } {
  if (isIP(entry)) return { name: entry };
  const [, name = entry, port] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
  return { name: withoutBrackets(name), port };
}

function matches(name: string, host: string): boolean {
  if (name === '*') return true;
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '');
  if (!domain) return false;
  if (isIP(host)) return host === domain || isInBlock(host, domain);
  return host === domain || host.endsWith(`.${domain}`);
}

function isInBlock(host: string, block: string): boolean {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(block) ?? [];
  const family = isIP(address);
  if (family === 0 || Number(length) > (family === 4 ? 32 : 128)) return false;
  const blocks = new BlockList();
  blocks.addSubnet(address, Number(length), familyName(family));
  return blocks.check(host, familyName(isIP(host)));
}

function familyName(family: number): 'ipv4' | 'ipv6' {
  return family === 4 ? 'ipv4' : 'ipv6';
}

function withoutBrackets(name: string): string {
  return name.replace(/^\[|\]$/g, '');
}

/** NICE's own domains, as its public documents name them; private clusters have others. */
const niceDomains: readonly string[] = [
  'niceincontact.com',
  'nice-incontact.com',
  'incontact.com',
  'nicecxone.com',
  'nicecxone-gov.com',
  'nicecxone-sov1.au',
  'nicecxone-sov1.eu',
  'nicecxone-sov1.uk',
];

const otherVendors: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)(mypurecloud\.[a-z.]+|pure\.cloud|genesys\.com|genesyscloud\.com)$/, 'Genesys'],
  [/(^|\.)five9\.(com|eu)$/, 'Five9'],
  [/(^|\.)(talkdesk|talkdeskapp|talkdeskid)\.(com|eu)$/, 'Talkdesk'],
  [/(^|\.)twilio\.com$/, 'Twilio'],
  [/(^|\.)(8x8|ringcentral|dialpad|aircall)\.(com|io)$/, '8x8, RingCentral, Dialpad or Aircall'],
];

/** True for hosts under a domain of NICE. */
function isNiceHost(host: string): boolean {
  return niceDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** The vendor of another contact centre whose host this is. */
export function otherVendorOf(host: string): string | undefined {
  return otherVendors.find(([pattern]) => pattern.test(host))?.[1];
}

/** True for invented hosts that sound like CXone and belong to nobody we know. */
export function soundsLikeCxone(host: string): boolean {
  return !isNiceHost(host) && /cxone|incontact/.test(host);
}

/** The host with the other spelling of NICE's two look-alike domains: with a hyphen is UI and regional sign-in, without is issuer and API. */
export function lookAlikeOf(host: string): string | undefined {
  if (/(^|\.)niceincontact\.com$/.test(host))
    return host.replace(/niceincontact\.com$/, 'nice-incontact.com');
  if (/(^|\.)nice-incontact\.com$/.test(host))
    return host.replace(/nice-incontact\.com$/, 'niceincontact.com');
  return undefined;
}

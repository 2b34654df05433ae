import assert from 'node:assert/strict';
import { isReachedDirectly } from '../../../../src/platform/network/noProxy';

const cases: Record<string, { direct: string[]; proxied: string[] }> = {
  '': {
    direct: [],
    proxied: ['https://a.example', 'https://127.0.0.1', 'https://localhost', 'https://[::1]'],
  },
  '*': {
    direct: ['https://a.example', 'https://10.1.2.3:8443', 'http://localhost', 'https://[::1]'],
    proxied: [],
  },
  'a.example': {
    direct: [
      'https://a.example',
      'https://b.a.example',
      'https://A.EXAMPLE',
      'https://a.example:8443',
      'https://a.example.',
    ],
    proxied: ['https://ba.example', 'https://a.example.org', 'https://example', 'https://127.0.0.1'],
  },
  '.a.example': { direct: ['https://a.example', 'https://c.b.a.example'], proxied: ['https://ba.example'] },
  '*.a.example': { direct: ['https://a.example', 'https://b.a.example'], proxied: ['https://ba.example'] },
  'A.Example': { direct: ['https://a.example'], proxied: [] },
  'a.example:8443': {
    direct: ['https://a.example:8443', 'https://b.a.example:8443'],
    proxied: ['https://a.example', 'https://a.example:443', 'https://a.example:84'],
  },
  'a.example:443': { direct: ['https://a.example', 'https://a.example:443'], proxied: ['http://a.example'] },
  'a.example:80': { direct: ['http://a.example'], proxied: ['https://a.example'] },
  'x.example, a.example b.example,': {
    direct: ['https://a.example', 'https://b.example', 'https://x.example'],
    proxied: ['https://c.example'],
  },
  ',.,*.,:443': { direct: [], proxied: ['https://a.example', 'https://10.0.0.1'] },
  localhost: { direct: ['https://localhost'], proxied: ['https://127.0.0.1', 'https://[::1]'] },
  '127.0.0.1': {
    direct: ['https://127.0.0.1', 'https://127.0.0.1:8443'],
    proxied: ['https://127.0.0.2', 'https://localhost'],
  },
  '127.0.0.1:8443': { direct: ['https://127.0.0.1:8443'], proxied: ['https://127.0.0.1'] },
  '0.0.1': { direct: [], proxied: ['https://127.0.0.1'] },
  '::1': { direct: ['https://[::1]', 'https://[::1]:8443'], proxied: ['https://[::2]', 'https://127.0.0.1'] },
  '[::1]': { direct: ['https://[::1]'], proxied: ['https://[::2]'] },
  '[::1]:8443': { direct: ['https://[::1]:8443'], proxied: ['https://[::1]'] },
  '10.0.0.0/8': {
    direct: ['https://10.1.2.3'],
    proxied: ['https://11.1.2.3', 'https://a.example', 'https://[::1]'],
  },
  'fd00::/8': { direct: ['https://[fd12::1]'], proxied: ['https://[fe80::1]', 'https://10.0.0.1'] },
  '10.0.0.0/33,x/8,/8,10.0.0.0/': { direct: [], proxied: ['https://10.0.0.1'] },
};

describe('the hosts reached without a proxy', () => {
  for (const [noProxy, { direct, proxied }] of Object.entries(cases)) {
    it(`by the list "${noProxy}"`, () => {
      for (const url of direct) assert.equal(isReachedDirectly(new URL(url), noProxy), true, url);
      for (const url of proxied) assert.equal(isReachedDirectly(new URL(url), noProxy), false, url);
    });
  }
});

import assert from 'node:assert/strict';
import { type HttpSettings, proxiesFrom } from '../../../../src/platform/network/proxySettings';

const none = {
  httpProxy: undefined,
  httpsProxy: undefined,
  noProxy: undefined,
  proxyAuthorization: undefined,
};
const environment = {
  HTTP_PROXY: 'http://plain.example:1',
  HTTPS_PROXY: 'http://secure.example:2',
  NO_PROXY: 'direct.example',
};

type Row = [
  name: string,
  settings: HttpSettings,
  environment: NodeJS.ProcessEnv,
  expected: Partial<ReturnType<typeof proxiesFrom>>,
];

const fromEnvironment = {
  httpProxy: 'http://plain.example:1',
  httpsProxy: 'http://secure.example:2',
  noProxy: 'direct.example',
};
const set = { proxy: 'http://set.example:3' };
const fromSetting = { httpProxy: set.proxy, httpsProxy: set.proxy };

const table: Row[] = [
  ['nothing is set', {}, {}, {}],
  [
    'everything is set to nothing',
    { proxy: ' ', noProxy: [], proxyAuthorization: null },
    { HTTPS_PROXY: '' },
    {},
  ],
  ['only the environment has proxies', {}, environment, fromEnvironment],
  ['the environment has them in lower case', {}, lowerCase(environment), fromEnvironment],
  [
    'it has them in both: the lower case counts',
    {},
    { ...environment, https_proxy: 'http://lower.example:4' },
    { ...fromEnvironment, httpsProxy: 'http://lower.example:4' },
  ],
  [
    'it has one for http only: https uses it too',
    {},
    { HTTP_PROXY: 'http://plain.example:1' },
    { httpProxy: 'http://plain.example:1', httpsProxy: 'http://plain.example:1' },
  ],
  [
    'it has one for https only: http uses none',
    {},
    { HTTPS_PROXY: 'http://secure.example:2' },
    { httpsProxy: 'http://secure.example:2' },
  ],
  [
    'the setting names one: the environment counts for exceptions only',
    set,
    environment,
    { ...fromSetting, noProxy: 'direct.example' },
  ],
  [
    'the setting names exceptions: those of the environment do not count',
    { noProxy: ['a.example', 'b.example:8443'] },
    environment,
    { ...fromEnvironment, noProxy: 'a.example,b.example:8443' },
  ],
  [
    'the setting has a login',
    { ...set, proxyAuthorization: ' Basic eA== ' },
    {},
    { ...fromSetting, proxyAuthorization: 'Basic eA==' },
  ],
];

describe('the proxies to use', () => {
  for (const [name, settings, variables, expected] of table) {
    it(`when ${name}`, () => assert.deepEqual(proxiesFrom(settings, variables), { ...none, ...expected }));
  }

  for (const proxySupport of ['on', 'fallback', 'override']) {
    it(`are the same under http.proxySupport "${proxySupport}"`, () => {
      assert.deepEqual(proxiesFrom({ ...set, proxySupport }, {}), { ...none, ...fromSetting });
      assert.deepEqual(proxiesFrom({ proxySupport }, environment), { ...none, ...fromEnvironment });
    });
  }

  it('are none under http.proxySupport "off", whatever else is set', () => {
    const settings = { ...set, proxySupport: 'off', proxyAuthorization: 'Basic eA==' };
    assert.deepEqual(proxiesFrom(settings, environment), {});
  });
});

function lowerCase(variables: Record<string, string>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name.toLowerCase(), value]));
}

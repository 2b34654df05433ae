import assert from 'node:assert/strict';
import { format, inspect } from 'node:util';
import { Secret } from '../../../src/core/secret';

describe('Secret', () => {
  const secret = new Secret('invented-secret');
  const views: Record<string, () => string> = {
    'String()': () => String(secret),
    'a template': () => `${secret}`,
    concatenation: () => ''.concat(secret as unknown as string),
    'JSON.stringify': () => JSON.stringify({ secret, list: [secret] }),
    inspect: () => inspect({ deep: { deeper: { secret } } }, { depth: 9 }),
    'inspect of hidden fields': () =>
      inspect(secret, { showHidden: true, customInspect: false, getters: true }),
    'format with %s, %o, %j': () => format('%s %o %j', secret, secret, secret),
    'an error message': () => new Error(`cannot send ${secret}`).message,
    'its own keys': () => JSON.stringify([Object.entries(secret), { ...secret }]),
    'a structured clone': () => JSON.stringify(structuredClone(secret)),
  };

  for (const [name, view] of Object.entries(views)) {
    it(`does not show in ${name}`, () => assert.doesNotMatch(view(), /invented/));
  }

  it('prints as *** so that people see something was there', () => {
    assert.deepEqual(
      [String(secret), JSON.stringify({ secret }), inspect(secret)],
      ['***', '{"secret":"***"}', '***'],
    );
  });

  it('reveals its value where it is asked to', () => {
    assert.equal(secret.reveal(), 'invented-secret');
  });
});

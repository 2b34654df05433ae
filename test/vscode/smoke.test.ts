import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('In VS Code', () => {
  it('is the version the harness says', function () {
    const expected = process.env.CXONE_EXPECTED_VSCODE;
    if (!expected) this.skip();
    assert.equal(vscode.version, expected);
  });

  it('the extension is present and activates', async () => {
    const extension = vscode.extensions.getExtension('cxone-tools.cxone-token');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('the stand-in for CXone answers', async () => {
    const { origin } = JSON.parse(process.env.CXONE_STAND_IN ?? '{}');
    const answer = await fetch(`${origin}/.well-known/openid-configuration`);
    assert.equal(answer.status, 200);
  });
});

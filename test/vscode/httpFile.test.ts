import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  apiStatus,
  forgetEverything,
  importTenants,
  resetStandIn,
  temporaryFile,
  tokenRequests,
} from './support/cxone';
import { fail, succeed } from './support/results';
import { acme } from './support/tenants';

const insert = { tenant: 'acme', to: 'httpFile', style: 'header' };

describe('CXone: Get Token, into a .http file', () => {
  before(() => importTenants(acme));
  after(forgetEverything);
  beforeEach(resetStandIn);
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('refuses without an editor', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.equal((await fail('cxone.getToken', insert)).code, 'no-editor');
  });

  for (const [what, text, line] of [
    ['a curl command', 'curl https://api.example/x\n', 0],
    ['another scheme', 'GET https://api.example/x\nAuthorization: Basic abc\n', 0],
    ['a file without a request', '# nothing here\n', 0],
  ] as const) {
    it(`refuses ${what}, leaves it as it is and asks for no token`, async () => {
      const editor = await open('refused.http', text, line);
      assert.equal((await fail('cxone.getToken', insert)).code, 'request-not-editable');
      assert.equal(editor.document.getText(), text);
      assert.equal(editor.document.isDirty, false);
      assert.equal((await tokenRequests()).length, 0);
    });
  }

  it('refuses a document that is no .http file', async () => {
    await open('notes.txt', 'GET https://api.example/x\n', 0);
    assert.equal((await fail('cxone.getToken', insert)).code, 'request-not-editable');
  });

  it('inserts one header that the API accepts, unsaved, and one undo takes it back', async () => {
    const text =
      'GET https://api.example/x\n  ?a=1\n  &b=2\nAccept: application/json\n\n###\nGET https://api.example/y\n';
    const editor = await open('insert.http', text, 0);
    await succeed('cxone.getToken', insert);
    const header = /^Authorization: (Bearer \S+)$/m.exec(editor.document.getText());
    assert.ok(header?.[1], editor.document.getText());
    assert.equal(editor.document.getText(), text.replace('json\n', `json\n${header[0]}\n`));
    assert.equal(await apiStatus(header[1]), 200);
    assert.equal(editor.document.isDirty, true);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('replaces a token, keeps CRLF and touches no other request', async () => {
    const text =
      'GET https://api.example/x\r\nauthorization: Bearer old\r\n\r\n###\r\nGET https://api.example/y\r\n';
    const editor = await open('replace.http', text, 0);
    await succeed('cxone.getToken', insert);
    assert.match(
      editor.document.getText(),
      /^GET \S+x\r\nauthorization: Bearer \S+\r\n\r\n###\r\nGET \S+y\r\n$/,
    );
    assert.doesNotMatch(editor.document.getText(), /old/);
  });

  it('serves every cursor', async () => {
    const editor = await open(
      'cursors.http',
      'GET https://api.example/x\n\n###\nGET https://api.example/y\n',
      0,
    );
    editor.selections = [0, 3].map((line) => new vscode.Selection(line, 0, line, 0));
    await succeed('cxone.getToken', insert);
    assert.equal(editor.document.getText().match(/^Authorization: Bearer \S+$/gm)?.length, 2);
  });

  it('works in an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('untitled:new.http'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'GET https://api.example/x'));
    await succeed('cxone.getToken', insert);
    assert.match(document.getText(), /^GET https:\/\/api\.example\/x\r?\nAuthorization: Bearer \S+$/);
  });
});

async function open(name: string, text: string, line: number): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(temporaryFile(name, text));
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(line, 0, line, 0);
  return editor;
}

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { script } from './workbench';

const largestVsix = 400 * 1024;

describe('The VSIX', () => {
  it('holds exactly what the extension needs', async () => {
    const { vsixPath } = await script('package.mjs');
    const { vsixFiles } = await script('vsix.mjs');
    assert.deepEqual(
      vsixFiles(vsixPath()).map(({ path }) => path),
      [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension/LICENSE.txt',
        'extension/changelog.md',
        'extension/dist/extension.js',
        'extension/dist/features.js',
        'extension/dist/network.js',
        'extension/media/cxone.svg',
        'extension/media/icon.png',
        'extension/package.json',
        'extension/package.nls.json',
        'extension/readme.md',
      ],
    );
  });

  it('is a small download', async () => {
    const { vsixPath } = await script('package.mjs');
    assert.ok(statSync(vsixPath()).size < largestVsix);
  });
});

import { statSync } from 'node:fs';
import { script } from '../../journeys/workbench';
import type { Row } from '../row';

/** The size of the download. */
export async function measure(): Promise<Row> {
  const { vsixPath } = await script('package.mjs');
  const ours = statSync(vsixPath()).size / 1024;
  return { what: 'Size of the VSIX', ours, reference: 400, unit: 'KB', against: 'what we allow it' };
}

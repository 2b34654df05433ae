export { script } from './scripts';
export { startWorkbench } from './startWorkbench';
export type { Workbench } from './workbench';

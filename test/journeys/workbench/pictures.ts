import { openWorkbenches } from './startWorkbench';

/** After a test that failed, takes a picture of each open window; mocha runs this for all journeys. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context) {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replace(/[^\w]+/g, '-');
    for (const [index, workbench] of [...openWorkbenches].entries())
      console.log(await workbench.screenshot(`failed-${name}${index === 0 ? '' : `-${index + 1}`}`));
  },
};

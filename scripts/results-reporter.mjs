import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha's spec reporter, which also leaves the counts in the file that CXONE_TEST_RESULTS names. */
export default class ResultsReporter extends Mocha.reporters.Spec {
  done(failures, exit) {
    const { passes, failures: failed, pending } = this.stats;
    writeFileSync(
      process.env.CXONE_TEST_RESULTS,
      JSON.stringify({ passed: passes, failed, skipped: pending }),
    );
    exit(failures);
  }
}

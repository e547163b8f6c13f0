import { findChromium } from './checks/chromium';
import { runChecks } from './checks/run-checks';
import { createReport, sentenceOf } from './stack/report';
import { findTemporal } from './stack/temporal-binary';
import { findTestServer } from './stack/test-server';

const report = createReport(process.stdout);

/** First gets the programs that tests need besides npm packages, so that no test fails or is skipped because one is missing. */
async function main(): Promise<boolean> {
  process.env['CHROMIUM_PATH'] = await findChromium(report);
  await findTemporal(report);
  process.env['CONCORDAT_TEST_SERVER'] = await findTestServer(report);
  return runChecks(report);
}

main().then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error: unknown) => {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  },
);

import { runChecks } from './checks/run-checks';
import { createReport, sentenceOf } from './stack/report';

runChecks(createReport(process.stdout)).then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error: unknown) => {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  },
);

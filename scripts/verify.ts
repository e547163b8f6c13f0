import { runChecks } from './checks/run-checks';
import { sentenceOf } from './stack/report';

runChecks((line) => {
  console.log(line);
}).then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error: unknown) => {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  },
);

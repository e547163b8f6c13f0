import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Explained, sentenceOf } from '../stack/report';
import { answer, type Answers, questions } from './questions';

export interface Terminal {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

/**
 * Parses the arguments.
 * @throws Explained
 */
function givenIn(args: readonly string[]): Answers {
  const options = Object.fromEntries(questions.map(({ name }) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...args], options, strict: true }).values as Answers; // every option is a string
  } catch (error) {
    throw new Explained(`${sentenceOf(error)}\nThere are ${questions.map(({ name }) => `--${name}`).join(', ')}.`);
  }
}

/**
 * Takes all answers from arguments and reports all errors at once.
 * @throws Explained
 */
function fromArguments(given: Answers): Answers {
  const answers: Answers = {};
  const faults: string[] = [];
  for (const question of questions) {
    const { name, example, isAsked } = question;
    if (isAsked && !isAsked(answers)) continue;
    const result = answer(question, given[name] ?? '', answers);
    if ('taken' in result) answers[name] = result.taken;
    else
      faults.push(
        `--${name}: ${result.fault.replace(/[^.。]$/, '$&.')} Example: --${name}=${/\s/.test(example) ? `"${example}"` : example}`,
      );
  }
  if (faults.length === 0) return answers;
  throw new Explained(`Nothing was set up, since these arguments are missing or wrong:\n${faults.join('\n')}`);
}

/**
 * Asks for every answer that was not given, until it is valid.
 * @throws Explained if the input ends
 */
async function fromTerminal(given: Answers, { input, output }: Terminal): Promise<Answers> {
  const terminal = createInterface({ input, output });
  const ended = new Promise<never>((_, reject) => {
    terminal.once('close', () => {
      reject(new Explained('\nNothing was set up.'));
    });
  });
  ended.catch(() => undefined);
  const answers: Answers = {};
  for (const question of questions) {
    const { name, text, example, otherwise, isAsked } = question;
    if (isAsked && !isAsked(answers)) continue;
    const usual = otherwise?.(answers);
    const hint = usual === undefined ? `such as ${example}` : usual === '' ? 'or nothing' : usual;
    let typed = given[name];
    for (;;) {
      typed ??= await Promise.race([terminal.question(`${text} [${hint}]: `), ended]);
      const result = answer(question, typed, answers);
      if ('taken' in result) {
        answers[name] = result.taken;
        break;
      }
      output.write(`  ${result.fault}\n`);
      typed = undefined;
    }
  }
  terminal.removeAllListeners('close');
  terminal.close();
  return answers;
}

/**
 * All answers: from the arguments and, at a terminal, from the user.
 * @throws Explained
 */
export async function askAll(args: readonly string[], terminal: Terminal | null): Promise<Answers> {
  const given = givenIn(args);
  return terminal === null ? fromArguments(given) : fromTerminal(given, terminal);
}

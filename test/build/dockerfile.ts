export interface Instruction {
  name: string;
  /** The text after the instruction's name, with continuation lines joined. */
  text: string;
}

export interface ImageStage {
  /** The base: another stage, or an external image. */
  from: string;
  name: string;
  instructions: Instruction[];
}

/** Parses the stages of a Dockerfile as simple as ours: no ARG, no heredoc, no flags other than `--from`. */
export function readDockerfile(text: string): ImageStage[] {
  const stages: ImageStage[] = [];
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n');
  for (const line of lines.filter((some) => some.trim() !== '')) {
    const [, name = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
    if (name === '') throw new Error(`This line of the Dockerfile is not understood: ${line}`);
    if (name === 'FROM') {
      const [from = '', , stage = ''] = rest.split(' ');
      stages.push({ from, name: stage, instructions: [] });
    } else stages.at(-1)?.instructions.push({ name, text: rest });
  }
  return stages;
}

/** The parts of a COPY: the source stage if any, the files, and the target. */
export function copied(text: string): { from: string | undefined; files: string[]; to: string } {
  const words = text.split(/ +/);
  const from = words[0]?.startsWith('--from=') === true ? words.shift()?.slice('--from='.length) : undefined;
  return { from, files: words.slice(0, -1), to: words.at(-1) ?? '' };
}

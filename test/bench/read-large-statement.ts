import { createReadStream } from 'node:fs';
import { readStatementEvents } from '../../lambdas/statements/read-statement';

/** Reads the file that it is given and prints how many movements it holds and how much memory that took at most. */
async function main(file: string): Promise<void> {
  let movements = 0;
  let statements = 0;
  for await (const event of readStatementEvents(createReadStream(file))) {
    if (event.kind === 'refused') throw new Error(`refused: ${JSON.stringify(event.refusal)}`);
    if (event.kind === 'movement') movements += 1;
    if (event.kind === 'closed') statements += 1;
  }
  if (statements !== 1 || movements === 0) throw new Error('the file was not read');
  console.log(JSON.stringify({ movements, peakMb: Math.round(process.resourceUsage().maxRSS / 1_024) }));
}

main(process.argv[2] ?? '').catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});

import type { AgentNumber } from '../../shared/domain/agent';
import type { Case } from '../../shared/domain/case';
import type { FormReading } from '../../shared/domain/form-reading';
import type { ParsedMail } from '../../shared/domain/mail';
import type { AgentDirectory } from '../stores/agent-directory';

export interface SenderDependencies {
  readonly directory: AgentDirectory;
}

export type Sender = Pick<Case, 'agent' | 'agentBy'>;

/**
 * Whose a message is, by the best evidence there is: our signature in a form, the registered address with its origin
 * proved, or only what the words say. Nobody, where nothing of these names exactly one agent we have.
 */
export async function findSender(
  mail: Pick<ParsedMail, 'from' | 'isSenderProved' | 'clues'>,
  reading: FormReading | undefined,
  dependencies: SenderDependencies,
): Promise<Sender> {
  const { directory } = dependencies;
  const signed = reading?.form?.isSigned ? reading.form.agent : undefined;
  if (signed !== undefined && (await directory.numberOf(signed)) !== undefined)
    return { agent: signed, agentBy: 'form-code' };
  if (mail.isSenderProved && mail.from !== undefined) {
    const [agent, ...others] = await directory.ofEmail(mail.from.address);
    if (agent !== undefined && others.length === 0) return { agent, agentBy: 'email' };
  }
  const named = await findNamed(mail, reading, dependencies);
  return named === undefined ? {} : { agent: named, agentBy: 'named' };
}

async function findNamed(
  { clues }: Pick<ParsedMail, 'clues'>,
  reading: FormReading | undefined,
  { directory }: SenderDependencies,
): Promise<AgentNumber | undefined> {
  const onForm = reading?.fields.find(({ name }) => name === 'agentNumber')?.value;
  const number = [onForm, clues.agentNumber].find((written) => /^\d{8}$/.test(written ?? ''));
  if (number !== undefined) return directory.numberOf(number);
  return clues.agentCode === undefined ? undefined : directory.ofCode(clues.agentCode);
}

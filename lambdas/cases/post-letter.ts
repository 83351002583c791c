import type { Case } from '../../shared/domain/case';
import type { CaseLetter } from '../../shared/domain/case-letter';
import { type CaseMessage, LONGEST_TEXT } from '../../shared/domain/case-message';
import type { Instant } from '../../shared/domain/instant';
import { network } from '../../shared/domain/network';
import type { OutgoingMail } from '../gateways/mail-sender';
import { letter as layOut } from '../mail/letter';
import type { Sending } from '../mail/send-mail';
import { logger } from '../runtime/observe';
import type { CasePlaces } from '../stores/case-places';
import type { Cases } from '../stores/cases';
import { identityOf } from './mail-identity';

export interface PostDependencies {
  readonly cases: Pick<Cases, 'keepMessage'>;
  readonly places: Pick<CasePlaces, 'keep'>;
  readonly sendMail: (mail: OutgoingMail) => Promise<Sending>;
  readonly now: () => Instant;
}

/** A letter of ours: as it is kept, and as it is sent. */
export interface WrittenLetter {
  readonly message: CaseMessage;
  readonly html?: string;
  readonly attachments?: NonNullable<OutgoingMail['attachments']>;
}

/** The letter in the house's layout, to an address, where there is one. */
export function letterFor(
  address: string | undefined,
  { subject, paragraphs, facts }: CaseLetter,
  named: Pick<CaseMessage, 'id' | 'at' | 'letter' | 'enclosure'>,
): WrittenLetter {
  const { text, html } = layOut({ paragraphs, facts });
  const message: CaseMessage = {
    ...named,
    direction: 'out',
    ...(address === undefined ? {} : { address }),
    subject,
    text: text.slice(0, LONGEST_TEXT),
  };
  return { message, html };
}

/**
 * Sends a letter that was written down before, in the thread of these messages, and notes what became of it. False where it
 * was not sent: staff see that beside it, and may send it again.
 */
export async function postLetter(
  one: Pick<Case, 'number' | 'mailbox'>,
  { message, html, attachments = [] }: WrittenLetter,
  thread: readonly Pick<CaseMessage, 'messageId'>[],
  { cases, places, sendMail, now }: PostDependencies,
): Promise<boolean> {
  const { number, mailbox = network.formsMailbox } = one;
  if (message.address === undefined) {
    await cases.keepMessage(number, { ...message, unsent: 'no-address' });
    return false;
  }
  const references = thread.flatMap(({ messageId }) => messageId ?? []);
  const inReplyTo = references.at(-1);
  const sent = await sendSafely(
    {
      to: message.address,
      subject: message.subject,
      text: message.text,
      ...(html === undefined ? {} : { html }),
      replyTo: mailbox,
      ...(inReplyTo === undefined ? {} : { inReplyTo, references }),
      isAutomatic: message.letter === 'acknowledgement',
      attachments,
    },
    sendMail,
  );
  if (sent.outcome !== 'sent') {
    await cases.keepMessage(number, { ...message, unsent: sent.why });
    return false;
  }
  const { messageId } = sent;
  await cases.keepMessage(number, { ...message, messageId, sentAt: now() });
  const place = { number, message: message.id, isReply: true, acknowledgement: message.id };
  await places.keep([identityOf(messageId)], place);
  return true;
}

/** A mail service out of order must not undo what the letter tells of. */
async function sendSafely(
  mail: OutgoingMail,
  send: PostDependencies['sendMail'],
): Promise<Sending | { readonly outcome: 'not-sent'; readonly why: 'failed' }> {
  try {
    return await send(mail);
  } catch (error) {
    logger.error('letter not sent', { error: error as Error });
    return { outcome: 'not-sent', why: 'failed' };
  }
}

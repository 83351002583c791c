import { type Case, CaseField, type CaseKind } from '../../shared/domain/case';
import { type CaseMessage, LONGEST_TEXT } from '../../shared/domain/case-message';
import type { CasePaper } from '../../shared/domain/case-paper';
import type { FormReading } from '../../shared/domain/form-reading';
import type { Instant } from '../../shared/domain/instant';
import type { ParsedMail } from '../../shared/domain/mail';
import { receiveReply } from '../../shared/domain/move-case';
import { type InboundMailbox, inboundMailboxes, network } from '../../shared/domain/network';
import type { CasePlace } from '../stores/case-places';
import type { Sender } from './find-sender';

/** A received message with everything that was found out about it. */
export interface FoundMail {
  readonly mail: ParsedMail;
  /** Of the attachment that is a form of ours. */
  readonly reading: FormReading | undefined;
  readonly sender: Sender;
  readonly papers: readonly CasePaper[];
  readonly place: CasePlace;
  /** The closed or foreign case it mentions. */
  readonly follows: Case['number'] | undefined;
  readonly receivedAt: Instant;
  /** Where the raw message lies. */
  readonly raw: string;
}

/** What a message asks for: what its form is, else what its words say. */
export function kindOf(mail: ParsedMail, reading: FormReading | undefined): CaseKind {
  return reading?.form?.kind ?? mail.clues.kind ?? 'other';
}

/** The case a message opens. */
export function caseOf(found: FoundMail): Case {
  const { mail, reading, sender, place, follows, receivedAt, papers } = found;
  const mailbox = mailboxOf(mail);
  const address = mail.from?.address.slice(0, 254);
  const payment = reading?.form?.payment;
  return {
    number: place.number,
    kind: kindOf(mail, reading),
    channel: mailbox === network.faxMailbox ? 'fax' : 'mail',
    state: 'received',
    revision: 0,
    receivedAt,
    ...(address === undefined ? {} : { from: { address, name: (mail.from?.name ?? '').slice(0, 120) } }),
    ...(mailbox === undefined ? {} : { mailbox }),
    subject: mail.subject.slice(0, 500),
    ...sender,
    fields: fieldsOf(reading),
    problems: problemsOf(mail, reading),
    ...(payment === undefined ? {} : { payment }),
    papers: countOf(papers),
    ...(follows === undefined ? {} : { follows }),
  };
}

/** The case an answer came to: a form in it takes the place of the one before, better evidence that of worse. */
export function caseAfterReply(before: Case, found: FoundMail): Case {
  const { mail, reading, sender, papers } = found;
  const after = receiveReply(before, mail.isAutomatic);
  const { accepted, quarantined } = countOf(papers);
  const isForm = reading?.form !== undefined && before.state !== 'closed';
  const isBetter = sender.agent !== undefined && (before.agentBy === undefined || before.agentBy === 'named');
  return {
    ...after,
    papers: { accepted: before.papers.accepted + accepted, quarantined: before.papers.quarantined + quarantined },
    ...(isForm ? { fields: fieldsOf(reading) } : {}),
    ...(isForm && before.kind === 'other' ? { kind: kindOf(mail, reading) } : {}),
    ...(isForm && reading.form?.payment !== undefined ? { payment: reading.form.payment } : {}),
    ...(isBetter ? sender : {}),
  };
}

/** The message as it is kept with its case. */
export function messageOf({ mail, place, receivedAt, raw }: FoundMail): CaseMessage {
  const address = mail.from?.address.slice(0, 254);
  return {
    id: place.message,
    direction: 'in',
    at: receivedAt,
    ...(address === undefined ? {} : { address }),
    subject: mail.subject.slice(0, 500),
    text: mail.text.slice(0, LONGEST_TEXT),
    ...(isNamed(mail) ? { messageId: mail.messageId.slice(0, 1_000) } : {}),
    raw,
    isSenderProved: mail.isSenderProved,
  };
}

/** Whether the message has a name of its own that an answer can refer to. */
function isNamed({ messageId }: ParsedMail): boolean {
  return messageId.startsWith('<');
}

/** Which of our mailboxes a message is written to, whatever domain an installation has. */
function mailboxOf({ to, cc }: ParsedMail): InboundMailbox | undefined {
  const named = new Set([...to, ...cc].map(({ address }) => nameOf(address)));
  return inboundMailboxes.find((mailbox) => named.has(nameOf(mailbox)));
}

function nameOf(address: string): string {
  return address.toLowerCase().split('@')[0] ?? '';
}

function fieldsOf(reading: FormReading | undefined): CaseField[] {
  if (reading?.form === undefined) return [];
  return reading.fields.flatMap((field) => CaseField.safeParse(field).data ?? []).slice(0, 60);
}

function problemsOf(mail: ParsedMail, reading: FormReading | undefined): string[] {
  const ofForm = reading?.reason === undefined ? [] : [`form:${reading.reason}`];
  return [...mail.problems, ...ofForm].slice(0, 20);
}

function countOf(papers: readonly CasePaper[]): Case['papers'] {
  const accepted = papers.filter(({ status }) => status === 'accepted').length;
  return { accepted, quarantined: papers.length - accepted };
}

import { findSender, type Sender, type SenderDependencies } from '../../lambdas/cases/find-sender';
import { kindOf } from '../../lambdas/cases/mail-case';
import { type FormDependencies, readForms } from '../../lambdas/cases/read-forms';
import { mailSettings } from '../../lambdas/mail/mail-settings';
import { readMail } from '../../lambdas/mail/read-mail';
import type { CaseKind } from '../../shared/domain/case';
import type { FormReading } from '../../shared/domain/form-reading';
import type { ParsedMail } from '../../shared/domain/mail';
import { QUARANTINE_WORDS } from '../../shared/domain/quarantine-words';

/** A message and the case it would make: what it asks for, by its form or else its words, and whose it is. */
export interface MessageReading {
  readonly mail: ParsedMail;
  readonly kind: CaseKind;
  readonly sender: Sender;
  readonly reading: FormReading | undefined;
}

/** Reads a raw message as the mailboxes do; nothing is stored and nobody is answered. */
export async function readMessage(
  raw: Uint8Array,
  dependencies: SenderDependencies & FormDependencies,
): Promise<MessageReading> {
  const mail = await readMail(raw, mailSettings);
  const { reading } = await readForms(mail, dependencies);
  return { mail, kind: kindOf(mail, reading), sender: await findSender(mail, reading, dependencies), reading };
}

/** The message for scripts: addresses as plain text, null where it says nothing, contents left out. */
export function messageForScripts({ mail, kind, sender, reading }: MessageReading): object {
  const { messageId, contentHash, from, to, cc, subject, text, sentAt, references, clues, problems } = mail;
  return {
    messageId,
    from: from?.address ?? null,
    to: to.map(({ address }) => address),
    subject,
    text,
    sentAt: sentAt ?? null,
    attachments: mail.attachments.map((attachment) => ({
      name: attachment.name,
      type: attachment.type,
      bytes: attachment.bytes,
      status: attachment.status,
      ...(attachment.status === 'quarantined' ? { reason: attachment.reason } : {}),
      sha256: attachment.sha256,
      ...(attachment.inside === undefined ? {} : { inside: attachment.inside }),
    })),
    ...(kind === 'other' ? {} : { kind }),
    ...sender,
    ...(reading === undefined ? {} : { fields: reading.fields }),
    ...(clues.caseNumber === undefined ? {} : { caseNumber: clues.caseNumber }),
    contentHash,
    fromName: from?.name ?? '',
    cc: cc.map(({ address }) => address),
    references,
    isAutomatic: mail.isAutomatic,
    ...(mail.automatic === undefined ? {} : { automatic: mail.automatic }),
    isSenderProved: mail.isSenderProved,
    authentication: mail.authentication,
    problems,
  };
}

/** The message for people. */
export function describeMessage({ mail, kind, sender, reading }: MessageReading): string {
  const { spf, dkim, dmarc, spam, virus } = mail.authentication;
  const facts: [string, string | undefined][] = [
    ['message', mail.messageId],
    ['from', mail.from === undefined ? 'unreadable' : `${mail.from.name} <${mail.from.address}>`.trim()],
    ['to', mail.to.map(({ address }) => address).join(', ')],
    ['subject', mail.subject],
    ['sent', mail.sentAt],
    ['proved', `${mail.isSenderProved ? 'yes' : 'no'} (spf ${spf}, dkim ${dkim}, dmarc ${dmarc})`],
    ['scanned', `spam ${spam}, virus ${virus}`],
    ['automatic', mail.automatic],
    ['case', mail.clues.caseNumber],
    ['kind', kind === 'other' ? undefined : kind],
    ['agent', sender.agent && `${sender.agent} (${sender.agentBy})`],
    ['problems', mail.problems.length === 0 ? undefined : mail.problems.join(', ')],
  ];
  return [
    ...facts.flatMap(([label, value]) => (value === undefined ? [] : [`${label.padEnd(10)}${value}`])),
    ...mail.attachments.map((attachment) => {
      const { name, type, bytes } = attachment;
      const verdict = attachment.status === 'accepted' ? 'accepted' : QUARANTINE_WORDS[attachment.reason].en;
      return `${'attached'.padEnd(10)}${name} (${type}, ${bytes} bytes): ${verdict}`;
    }),
    ...(reading?.fields ?? []).map(({ name, value }) => `${'field'.padEnd(10)}${name}: ${value}`),
    '',
    mail.text,
  ].join('\n');
}

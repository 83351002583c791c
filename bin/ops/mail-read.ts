import { mailSettings } from '../../lambdas/mail/mail-settings';
import { readMail } from '../../lambdas/mail/read-mail';
import type { ParsedMail } from '../../shared/domain/mail';
import { QUARANTINE_WORDS } from '../../shared/domain/quarantine-words';

/** Reads a raw message as the mailboxes do; nothing is stored and nobody is answered. */
export function readMessage(raw: Uint8Array): Promise<ParsedMail> {
  return readMail(raw, mailSettings);
}

/** The message for scripts: addresses as plain text, null where it says nothing, contents left out. */
export function messageForScripts(mail: ParsedMail): object {
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
    ...(clues.kind === undefined ? {} : { kind: clues.kind }),
    ...(agentOf(mail) === undefined ? {} : { agent: agentOf(mail) }),
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
export function describeMessage(mail: ParsedMail): string {
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
    ['kind', mail.clues.kind],
    ['agent', agentOf(mail)],
    ['problems', mail.problems.length === 0 ? undefined : mail.problems.join(', ')],
  ];
  return [
    ...facts.flatMap(([label, value]) => (value === undefined ? [] : [`${label.padEnd(10)}${value}`])),
    ...mail.attachments.map((attachment) => {
      const { name, type, bytes } = attachment;
      const verdict = attachment.status === 'accepted' ? 'accepted' : QUARANTINE_WORDS[attachment.reason].en;
      return `${'attached'.padEnd(10)}${name} (${type}, ${bytes} bytes): ${verdict}`;
    }),
    '',
    mail.text,
  ].join('\n');
}

/** The agent number, or else the code, that the message names. */
function agentOf({ clues }: ParsedMail): string | undefined {
  return clues.agentNumber ?? clues.agentCode;
}

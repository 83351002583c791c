import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { ulid } from 'ulid';
import { msOf } from '../../shared/domain/instant';
import { inboundMailboxes, mailboxAt, network } from '../../shared/domain/network';
import { type FileDependencies, fileMail } from '../cases/file-mail';
import { openFormKeys } from '../forms/form-keys';
import { readForm } from '../forms/read-form';
import { openMailSender } from '../gateways/mail-sender';
import { openObjectStore } from '../gateways/object-store';
import { openRawMail } from '../gateways/raw-mail';
import { openSecrets } from '../gateways/secrets';
import { mailSettings } from '../mail/mail-settings';
import { readMail } from '../mail/read-mail';
import { sendMail } from '../mail/send-mail';
import { now } from '../runtime/clock';
import { metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onObjects } from '../runtime/queue';
import { openAcknowledgements } from '../stores/acknowledgements';
import { openAgentDirectory } from '../stores/agent-directory';
import { openCasePlaces } from '../stores/case-places';
import { openCases } from '../stores/cases';
import { openDatabase } from '../stores/database';
import { openMailSuppressions } from '../stores/mail-suppressions';
import { transact } from '../stores/transact';

const database = openDatabase(process.env);
const formKeys = openFormKeys(openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now));
const post = { sender: openMailSender(process.env, jittered(5)), suppressions: openMailSuppressions(database) };
const domains = [network.mailDomain, process.env.MAIL_DOMAIN ?? 'localhost'];
const settings = {
  ...mailSettings,
  ownAddresses: inboundMailboxes.flatMap((mailbox) => domains.map((domain) => mailboxAt(mailbox, domain))),
};

const dependencies: FileDependencies = {
  rawMail: openRawMail(process.env),
  papers: openObjectStore(process.env, process.env.PAPERS_BUCKET ?? ''),
  cases: openCases(database),
  places: openCasePlaces(database),
  directory: openAgentDirectory(database),
  acknowledgements: openAcknowledgements(database),
  readMail: (raw) => readMail(raw, settings),
  readForm: async (content) => readForm(content, await formKeys()),
  transact: (parts) => transact(database, parts),
  sendMail: (mail) => sendMail(mail, post),
  mintMessageId: (at) => ulid(msOf(at)),
  now,
};

/** Every message that arrives becomes a case or joins one. What fails comes again, and at last lies where staff hear of it. */
export const handler = onObjects(async ({ key, at }) => {
  const { outcome } = await fileMail(key, at, dependencies);
  metrics.addMetric(outcome === 'known' ? 'MailsKnown' : 'MailsFiled', MetricUnit.Count, 1);
});

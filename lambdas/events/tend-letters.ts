import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { type TendDependencies, tendLetters } from '../cases/tend-letters';
import { openMailSender } from '../gateways/mail-sender';
import { openObjectStore } from '../gateways/object-store';
import { sendMail } from '../mail/send-mail';
import { now } from '../runtime/clock';
import { metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onTrigger } from '../runtime/trigger';
import { openCaseLetters } from '../stores/case-letters';
import { openCasePlaces } from '../stores/case-places';
import { openCases } from '../stores/cases';
import { openClosingStatements } from '../stores/closing-statements';
import { openDatabase } from '../stores/database';
import { openInstitutions } from '../stores/institutions';
import { openLedger } from '../stores/ledger';
import { openMailSuppressions } from '../stores/mail-suppressions';

const database = openDatabase(process.env);
const post = { sender: openMailSender(process.env, jittered(5)), suppressions: openMailSuppressions(database) };
const dependencies: TendDependencies = {
  letters: openCaseLetters(database),
  cases: openCases(database),
  places: openCasePlaces(database),
  closingStatements: openClosingStatements(database),
  ledger: openLedger(database, jittered(1)),
  institutions: openInstitutions(database),
  papers: openObjectStore(process.env, process.env.PAPERS_BUCKET ?? ''),
  sendMail: (mail) => sendMail(mail, post),
  now,
};

/** Every minute: letters that wait for their paper go, and those that were interrupted are put before staff. */
export const handler = onTrigger(async () => {
  const tended = await tendLetters(dependencies);
  metrics.addMetric('LettersUnsure', MetricUnit.Count, tended.unsure);
  metrics.addMetric('LettersFailed', MetricUnit.Count, tended.failed);
  return tended;
});

import { api } from '../../shared/api';
import { withOrigin } from '../../shared/domain/entry-origin';
import { type FileDependencies, makeFile } from '../reports/file';
import { describeRefunds, listMovements } from '../reports/lists';
import { reportBalance, reportCollections, reportCommissions, reportDayEnd, reportLoadings } from '../reports/totals';
import { now } from '../runtime/clock';
import { jittered } from '../runtime/patience';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { openAgents } from '../stores/agents';
import { openDatabase } from '../stores/database';
import { openDayEnds } from '../stores/day-ends';
import { openInstitutions } from '../stores/institutions';
import { openLedger } from '../stores/ledger';
import { openPayments } from '../stores/payments';
import { openSessions } from '../stores/sessions';

export interface ReportsDependencies extends ServeDependencies, FileDependencies {}

export const operations: Operations<typeof api.reports, ReportsDependencies> = {
  async dayEnd({ session: { agent }, query: { day }, now }, dependencies) {
    return reportDayEnd(agent, day, dependencies, now);
  },

  async collections({ session: { agent }, query: { by, ...range } }, dependencies) {
    return reportCollections({ agent, ...range }, by, dependencies);
  },

  async movements({ session: { agent }, query: { kind, page, ...range } }, dependencies) {
    const { entries, ...rest } = await listMovements({ agent, ...range }, kind, page, dependencies);
    return { entries: entries.map(withOrigin), ...rest };
  },

  async movementTotals({ session: { agent }, query: range }, dependencies) {
    return reportBalance({ agent, ...range }, dependencies);
  },

  async loadings({ session: { agent }, query: range }, dependencies) {
    return reportLoadings({ agent, ...range }, dependencies);
  },

  async commissions({ session: { agent }, query: range }, dependencies) {
    return reportCommissions({ agent, ...range }, dependencies);
  },

  async refunds({ session: { agent }, query: { page, ...range } }, dependencies) {
    const { entries, next } = await listMovements({ agent, ...range }, 'refund', page, dependencies);
    return { rows: await describeRefunds(entries, dependencies), next };
  },

  async file({ session: { agent }, params, query, now }, dependencies) {
    return makeFile(agent, { ...params, ...query }, dependencies, now);
  },
};

const database = openDatabase(process.env);
export const handler = serve(api.reports, operations, {
  sessions: openSessions(database),
  agents: openAgents(database),
  institutions: openInstitutions(database),
  dayEnds: openDayEnds(database),
  ledger: openLedger(database, jittered(1)),
  payments: openPayments(database),
  now,
});

import { Duration, TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Alert } from './constructs/alert';
import { dayEndAlerts, letterAlerts } from './constructs/day-end';
import { gatewayAlert } from './constructs/gateway-trouble';
import { latenessAlerts, pendingAlert } from './constructs/lateness';
import type { Needs } from './constructs/needs';

/** What one Lambda does by the clock. */
export interface Duty {
  /** The handler's file in `lambdas/events`. */
  readonly name: string;
  readonly schedule: ScheduleExpression;
  readonly timeout: Duration;
  /** How late a run is still worth having. */
  readonly worthHaving: Duration;
  readonly needs: Needs;
  /** Whom it hurts when it breaks while it runs. */
  readonly impact: string;
  /** Whom it hurts when runs are lost. */
  readonly lostImpact: string;
  /** What it reports itself that people must hear of. */
  readonly alerts: readonly Alert[];
}

/** A run ends before the next begins, and a late one is worth having until others have done its work. */
const everyMinute = {
  schedule: ScheduleExpression.rate(Duration.minutes(1)),
  timeout: Duration.seconds(55),
  worthHaving: Duration.minutes(5),
};

/** Both move payments with their ledger entries, each by a conditional put of the whole item: nothing is updated. */
const movesPayments: Needs = {
  tables: {
    Transactions: { access: ['read', 'append'], partitions: ['AGENT#*', 'ACCOUNT#*'] },
    Office: { access: ['read'], partitions: ['INSTITUTIONS'] },
  },
  secrets: ['collection/*'],
};

/** Closes findings of what has mended itself: they leave the list of open ones. */
const mendsFindings = { access: ['delete'], partitions: ['FINDINGS-OPEN'] } as const;

/** Closes cases, deletes papers whose time is over, looks after the accounts of agents that were closed, and tells of it. */
const retiresCases = [
  {
    access: ['read', 'append', 'delete'],
    partitions: ['CASE#*', 'CASES#*', 'CASES-OF#*', 'PAPERS#*', 'PAPER-DELETIONS', 'CLOSURES'],
  },
  { access: ['read'], partitions: ['LIMITS'] },
  { access: ['append'], partitions: ['AUDIT#*'] },
] as const;

export const duties: readonly Duty[] = [
  {
    ...everyMinute,
    name: 'load-balances',
    /** Of agents it sees whose a phone and an IBAN is, and no password; credits, suspense and cursors are puts. */
    needs: {
      tables: {
        Agents: { access: ['read'], partitions: ['PHONE#*', 'IBAN#*'] },
        Transactions: {
          access: ['read', 'append'],
          partitions: ['BANK#*', 'SUSPENSE', 'ACCOUNT#*', 'OUTGOING#*', 'SENDER#*', 'SIGHTINGS#*'],
        },
        Office: [
          { access: ['read', 'append'], partitions: ['BANK-ACCOUNTS', 'FINDINGS', 'FINDINGS-OPEN'] },
          mendsFindings,
        ],
      },
      secrets: ['bank/*'],
      sms: true,
    },
    impact: 'Turkish agents who sent money wait for balance and cannot take payments: the loader breaks while it runs.',
    lostImpact:
      'Agents may wait for balance: runs of the loader were given up after their retries and lie in the queue.',
    alerts: latenessAlerts('load-balances'),
  },
  {
    ...everyMinute,
    name: 'settle-payments',
    /** Hands to people what no gateway can tell for a day, and tells who reported a cancellation what the bank answered. */
    needs: {
      ...movesPayments,
      tables: {
        ...movesPayments.tables,
        Transactions: { access: ['read', 'append'], partitions: ['AGENT#*', 'ACCOUNT#*', 'MANUAL-PAYMENTS'] },
        Agents: { access: ['read'], partitions: ['AGENT#*'] },
      },
      sms: true,
    },
    impact: 'Agents cannot tell customers whether a bill is paid: asking the gateways about open payments breaks.',
    lostImpact:
      'Agents may wait for outcomes: runs that ask about open payments were given up after their retries and lie in the queue.',
    /** Whoever calls the gateways: the interface, and what settles and cancels behind it. */
    alerts: [pendingAlert('settle-payments'), gatewayAlert(['bills', 'settle-payments', 'pass-cancellations'])],
  },
  {
    ...everyMinute,
    name: 'tend-letters',
    /** Makes closing statements of what is written down and of entries, and looks at no other paper. */
    needs: {
      tables: {
        Transactions: { access: ['read'], partitions: ['ACCOUNT#*'] },
        Office: [
          { access: ['read', 'append', 'delete'], partitions: ['CASE#*', 'CASE-LETTERS#*', 'CASE-MAIL#*'] },
          { access: ['read'], partitions: ['MAIL-SUPPRESSIONS', 'INSTITUTIONS'] },
        ],
      },
      mail: true,
      casePapers: 'make',
    },
    impact: 'Agents whose agency was closed wait for their closing statement: making or sending it breaks.',
    lostImpact:
      'Agents may wait for a letter nobody knows was interrupted: runs that look after letters were given up and lie in the queue.',
    alerts: letterAlerts('tend-letters'),
  },
  {
    name: 'pass-cancellations',
    schedule: ScheduleExpression.cron({
      weekDay: 'MON-FRI',
      hour: '17',
      minute: '0',
      timeZone: TimeZone.EUROPE_ISTANBUL,
    }),
    /** The one run of the day takes all that was reported: as long as a Lambda may. */
    timeout: Duration.minutes(15),
    worthHaving: Duration.hours(1),
    needs: movesPayments,
    impact: 'Agents reported cancellations in time that the bank may not hear of today: passing them on breaks.',
    lostImpact: 'Agents reported cancellations in time, and the run that passes them to the bank was given up.',
    alerts: [],
  },
  {
    name: 'close-day',
    /** Several times a night: a gateway whose day is not final yet is met again, and a run with nothing to do costs nothing. */
    schedule: ScheduleExpression.cron({ hour: '0-5', minute: '15/30', timeZone: TimeZone.EUROPE_ISTANBUL }),
    timeout: Duration.minutes(15),
    worthHaving: Duration.hours(1),
    needs: {
      tables: {
        Agents: { access: ['read'], partitions: ['AGENTS'] },
        Transactions: [
          {
            access: ['read', 'append'],
            partitions: [
              ...['AGENT#*', 'ACCOUNT#*', 'DAY-ENDS', 'BANK#*', 'SENDER#*', 'SIGHTINGS#*'],
              ...['PROPOSAL#*', 'PROPOSALS'],
            ],
          },
          { access: ['read'], partitions: ['OUTGOING#*'] },
          { access: ['read', 'delete'], partitions: ['RETURNS'] },
        ],
        Office: [
          {
            access: ['read', 'append'],
            partitions: [
              'INSTITUTIONS',
              'BANK-ACCOUNTS',
              'STATEMENT-BALANCES#*',
              'FINDINGS',
              'FINDINGS-OPEN',
              'RECONCILIATIONS#*',
              'CLEARING',
              'LOADING-DAYS',
              'CONTROL#*',
              'CONTROLS#*',
            ],
          },
          mendsFindings,
          ...retiresCases,
        ],
      },
      secrets: ['collection/*'],
      casePapers: 'delete',
      rawMail: ['delete'],
    },
    impact: 'Agents wait for their day end and their commission: closing the day breaks.',
    lostImpact: 'Agents wait for their day end and their commission: runs that close the day were given up.',
    alerts: dayEndAlerts('close-day'),
  },
];

import type { ReactNode } from 'react';
import type { Receipt } from '../../shared/domain/receipt';
import { useSpeech } from '../words/language';
import { formatMoney } from '../words/money';
import { formatDay, formatMoment, formatPeriod } from '../words/time';

/** What stands on the receipt, in its order; what it leaves out is left out here. */
export function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const { words, language } = useSpeech();
  const { company, agent, keys, subscriber, period, dueOn, gatewayReceipt } = receipt;
  const facts: (readonly [name: string, value: ReactNode])[] = [
    [words.institution, <b key="institution">{receipt.institution}</b>],
    ...keys.map(({ label, value }) => [label, value] as const),
    [words.subscriber, subscriber],
    [words.billNumber, receipt.bill],
    [words.period, formatPeriod(period, language)],
    [words.dueOn, dueOn && formatDay(dueOn)],
    [words.billAmount, formatMoney(receipt.amount)],
    [words.fee, formatMoney(receipt.fee)],
    [
      words.total,
      <span key="total">
        <b>{formatMoney(receipt.total)}</b>
        <span className="sub" lang="tr">
          {receipt.totalInWords}
        </span>
      </span>,
    ],
    [words.paidAt, formatMoment(receipt.paidAt)],
    [words.paymentNumber, <code key="id">{receipt.id}</code>],
    [words.gatewayReceipt, gatewayReceipt],
    [
      words.agentFact,
      <span key="agent">
        {agent.title} · {agent.code}
        <span className="sub">{agent.address}</span>
      </span>,
    ],
    [
      words.company,
      <span key="company">
        {company.legalName}
        <span className="sub" lang="tr">
          {company.licence}
        </span>
      </span>,
    ],
    [words.complaints, `${company.complaintPhone} · ${company.complaintMailbox}`],
  ];
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

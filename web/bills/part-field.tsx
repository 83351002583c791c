import { useId } from 'react';
import type { QuotedBill } from '../../shared/api/bills';
import { useSpeech } from '../words/language';
import { formatAmount, formatMoney } from '../words/money';
import { formatPeriod } from '../words/time';
import { amountTyped } from './basket';

interface PartFieldProps {
  readonly bill: QuotedBill;
  readonly minimum: number;
  readonly typed: string | undefined;
  readonly isOff: boolean;
  readonly onType: (text: string) => void;
}

/** How much of a bill is paid, where a part may be: lira, with a comma before the kuruş. */
export function PartField({ bill, minimum, typed, isOff, onType }: PartFieldProps) {
  const { words, language } = useSpeech();
  const id = useId();
  const isWrong = amountTyped(bill, typed) === undefined;
  return (
    <div className="part">
      <input
        className="money"
        inputMode="decimal"
        autoComplete="off"
        aria-label={words.part(formatPeriod(bill.period, language))}
        aria-describedby={id}
        aria-invalid={isWrong}
        disabled={isOff}
        value={typed ?? formatAmount(bill.amount)}
        onChange={(event) => onType(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
      />
      <span id={id} className={isWrong ? 'problem' : 'hint'}>
        {words.partHint(formatMoney(minimum), formatMoney(bill.amount))}
      </span>
    </div>
  );
}

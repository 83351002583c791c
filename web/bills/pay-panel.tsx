import { MOST_AT_ONCE } from '../../shared/api/most-at-once';
import { Alert } from '../parts/alert';
import { type Refused, tellFailure } from '../refused';
import { useCtrlEnter } from '../shell/page-keys';
import { useBalance } from '../shell/queries';
import { useShell } from '../shell/shell-context';
import { useSpeech } from '../words/language';
import { formatAmount, formatMoney } from '../words/money';
import { formatCountdown } from '../words/time';
import { type BasketItem, sumUp } from './basket';
import '../style/figure.css';

interface PayPanelProps {
  readonly basket: readonly BasketItem[];
  /** Until the quotes run out (ms). */
  readonly leftMs: number;
  readonly refusal: Refused | undefined;
  readonly onPay: (items: readonly BasketItem[]) => void;
  readonly onAgain: () => void;
}

/** What the chosen bills come to, what is left afterwards, and the button that pays, also at Ctrl+Enter. */
export function PayPanel({ basket, leftMs, refusal, onPay, onAgain }: PayPanelProps) {
  const { words, language } = useSpeech();
  const { showAccounts } = useShell();
  const { data: account } = useBalance();
  const { fee, commission, total } = sumUp(basket);
  const after = account === undefined ? undefined : account.balance - total;
  const isExpired = leftMs === 0;
  const isShort = after !== undefined && after < 0;
  const obstacle =
    basket.length === 0
      ? words.nothingChosen
      : basket.length > MOST_AT_ONCE
        ? words.tooManyChosen(MOST_AT_ONCE)
        : basket.some(({ amount }) => amount === undefined)
          ? words.amountUnclear
          : undefined;
  const canPay = !isExpired && !isShort && obstacle === undefined;
  useCtrlEnter(() => canPay && onPay(basket));

  return (
    <div className="pay">
      <div className="row sum" role="status">
        <span className="muted">
          {[
            words.billCount(basket.length),
            words.feeOf(formatMoney(fee)),
            words.commissionOf(formatMoney(commission)),
          ].join(' · ')}
        </span>
        <b className="figure">
          <span className="aside">{words.total} </span>
          {formatAmount(total)}
          <small>{'\u00a0'}₺</small>
        </b>
      </div>
      {refusal && (
        <Alert>
          {tellFailure(refusal, language)}{' '}
          {refusal.details.leftKurus !== undefined && words.dailyLeft(formatMoney(Number(refusal.details.leftKurus)))}
        </Alert>
      )}
      {isExpired ? (
        <>
          <p className="note" role="alert">
            {words.expired}
          </p>
          <button type="button" className="btn big" onClick={onAgain}>
            {words.inquireAgain}
          </button>
        </>
      ) : isShort && obstacle === undefined ? (
        <>
          <p className="note bad" role="status">
            <b>{words.balanceShort(formatMoney(-after))}</b> {words.balanceShortNext}
          </p>
          <button type="button" className="btn big" onClick={showAccounts}>
            {words.loadBalance}
          </button>
        </>
      ) : (
        <button type="button" className="btn big" disabled={!canPay} onClick={() => onPay(basket)}>
          {words.pay} <kbd>Ctrl ⏎</kbd>
        </button>
      )}
      <div className="row muted">
        <span>
          {obstacle ?? (after !== undefined && !isShort && !isExpired && words.balanceAfterPaying(formatMoney(after)))}
        </span>
        {!isExpired && <span>{words.validFor(formatCountdown(leftMs))}</span>}
      </div>
    </div>
  );
}

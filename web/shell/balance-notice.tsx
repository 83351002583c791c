import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { type Balance, type BalanceNews, hasMoved, newsBetween } from './balance-news';
import { useBalance } from './queries';

const SHOWN_MS = 8000;

/** Tells when the balance rises, without taking the focus, and refreshes whatever shows entries of the account. */
export function BalanceNotice() {
  const words = useWords();
  const cache = useQueryClient();
  const { data } = useBalance();
  const seen = useRef<Balance>(undefined);
  const [news, setNews] = useState<BalanceNews>();

  useEffect(() => {
    const before = seen.current;
    seen.current = data;
    if (before === undefined || data === undefined || !hasMoved(before, data)) return;
    void cache.invalidateQueries({ queryKey: ['statement'] });
    setNews(newsBetween(before, data));
  }, [data, cache]);

  useEffect(() => {
    if (news === undefined) return;
    const timer = setTimeout(() => setNews(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news]);

  return news && <p className="notice">{words[news.kind](formatMoney(news.amount))}</p>;
}

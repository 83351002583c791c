import { useState } from 'react';
import type { Loading } from '../../shared/api/loadings';
import { call } from '../call';
import { When } from '../parts/when';
import { tellFailure } from '../refused';
import { useShell } from '../shell/shell-context';
import { formatMovement } from '../words/money';
import { useLanguage } from '../words/speech';
import { useLoadingsWords } from './words';
import '../style/entries.css';

interface LoadingTableProps {
  readonly loadings: readonly Loading[];
  readonly onRegistered: () => void;
}

/** The agent's loadings, newest first: who sent them and what found the agent. */
export function LoadingTable({ loadings, onRegistered }: LoadingTableProps) {
  const words = useLoadingsWords();
  return (
    <table className="entries" aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.from}</th>
          <th scope="col" className="num">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {loadings.map((loading) => (
          <LoadingRow
            key={`${loading.account}:${loading.id}:${loading.at}:${loading.amount}`}
            loading={loading}
            onRegistered={onRegistered}
          />
        ))}
      </tbody>
    </table>
  );
}

function LoadingRow({ loading, onRegistered }: { loading: Loading; onRegistered: () => void }) {
  const words = useLoadingsWords();
  const { me } = useShell();
  const { bank, kind, bookedAt, at, amount, senderName, description, foundBy, isRegistrable } = loading;
  const minutes = Math.floor((Date.parse(at) - Date.parse(bookedAt)) / 60_000);
  const from = kind === 'OTHER' ? bank : `${bank} ${kind}`;
  return (
    <tr>
      <When at={at} />
      <td className="what">
        {senderName ?? words.nameless}
        <span className="sub">
          {from} · {amount < 0 ? words.undone : `${words.foundBy[foundBy]}, ${words.within(minutes)}`}
        </span>
        <span className="sub">{description}</span>
        {isRegistrable && me.user.role === 'owner' && <Register loading={loading} onRegistered={onRegistered} />}
      </td>
      <td className={amount < 0 ? 'num amount' : 'num amount gain'}>{formatMovement(amount)}</td>
    </tr>
  );
}

/** The sender's account, so that its transfers load without a phone. */
function Register({ loading: { account, id }, onRegistered }: { loading: Loading; onRegistered: () => void }) {
  const words = useLoadingsWords();
  const { language } = useLanguage();
  const [told, setTold] = useState<string>();
  const register = async () => {
    try {
      await call('loadings', 'registerIban', { body: { account, id } });
      setTold(words.registered);
      onRegistered();
    } catch (error) {
      setTold(tellFailure(error, language));
    }
  };
  if (told !== undefined) return <p role="status">{told}</p>;
  return (
    <button type="button" className="link" onClick={() => void register()}>
      {words.register}
    </button>
  );
}

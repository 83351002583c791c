import { Failure } from '../parts/failure';
import { useWords } from '../words/language';
import { AccountCard } from './account-card';
import { DescriptionText } from './description-text';
import { useAccounts } from './queries';
import '../style/accounts.css';

/** The description first, for without it nothing arrives by itself; then every account. */
export function AccountList() {
  const words = useWords();
  const { data, error, refetch } = useAccounts();
  if (error) return <Failure error={error} retry={refetch} />;
  return (
    <div className="stack" aria-busy={data === undefined}>
      <section className="stack tight">
        <h3>{words.description}</h3>
        <DescriptionText text={data?.description} />
        <p className="hint">{words.descriptionWhy}</p>
      </section>
      <p>{data?.accounts.length === 0 ? words.accountsEmpty : words.accountsLead}</p>
      <ul className="accounts">
        {data?.accounts.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
    </div>
  );
}

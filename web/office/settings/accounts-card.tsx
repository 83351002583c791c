import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeptAccount } from '../../../shared/api/office';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { useAccounts } from '../accounts';
import { useSettingsWords } from '../words/settings';
import { AccountForm } from './account-form';
import { HistoryLink } from './history-link';
import '../../style/rows.css';
import '../../style/tag.css';

/** The company's own bank accounts, and whether agents see them. */
export function AccountsCard({ mayChange }: { mayChange: boolean }) {
  const words = useSettingsWords();
  const cache = useQueryClient();
  const [open, setOpen] = useState<'add' | KeptAccount>();
  const { data, error, refetch } = useAccounts();
  const done = () => {
    setOpen(undefined);
    void cache.invalidateQueries({ queryKey: ['accounts'] });
  };
  return (
    <section className="card stack" aria-labelledby="accounts">
      <div className="row">
        <h2 id="accounts">{words.accounts}</h2>
        {mayChange && (
          <button type="button" className="btn plain small" onClick={() => setOpen('add')}>
            {words.addAccount}
          </button>
        )}
      </div>
      <p className="hint">{words.accountsLead}</p>
      {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
      {data === undefined && !error && <Skeleton width={20} />}
      <ul className="rows" aria-label={words.accounts}>
        {data?.map((account) => (
          <li key={account.id}>
            <p>
              <b>
                {account.bank}
                {account.branch && ` · ${account.branch}`}
              </b>
              <span className="sub">{account.iban}</span>
            </p>
            <span className={account.isShown ? 'tag good' : 'tag'}>{account.isShown ? words.shown : words.hidden}</span>
            <span className="row">
              {mayChange && <HistoryLink subject={`account:${account.id}`} />}
              {mayChange && (
                <button
                  type="button"
                  className="btn plain small"
                  aria-label={words.changeOf(`${account.bank} ${account.iban}`)}
                  onClick={() => setOpen(account)}
                >
                  {words.change}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Dialog
        title={typeof open === 'object' ? open.bank : words.addAccount}
        isOpen={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        <AccountForm account={typeof open === 'object' ? open : undefined} onDone={done} />
      </Dialog>
    </section>
  );
}

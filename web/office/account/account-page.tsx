import { Page } from '../../parts/page';
import { useAccountWords } from '../words/account';
import { NewCodesCard } from './new-codes-card';
import { PasswordCard } from './password-card';
import '../../style/columns.css';

/** One's own account: the password and the recovery codes. */
export default function AccountPage() {
  const words = useAccountWords();
  return (
    <Page title={words.title}>
      <div className="columns">
        <PasswordCard />
        <NewCodesCard />
      </div>
    </Page>
  );
}

import { Dialog } from '../parts/dialog';
import { useWords } from '../words/language';
import { AccountList } from './account-list';

/** Hesap numaraları: where to send money and what to write, from the red ₺ of every page. */
export default function AccountsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words.accounts} isOpen={isOpen} onClose={onClose}>
      <AccountList />
    </Dialog>
  );
}

import { Page } from '../../parts/page';
import { useOffice } from '../shell/office-context';
import { useSettingsWords } from '../words/settings';
import { AccountsCard } from './accounts-card';
import { HolidaysCard } from './holidays-card';
import { LimitsCard } from './limits-card';
import '../../style/columns.css';

/** Ayarlar: the company's accounts, the days banks do not work, and the limits; accounting keeps them. */
export default function SettingsPage() {
  const words = useSettingsWords();
  const { me } = useOffice();
  const mayChange = me.role !== 'support';
  return (
    <Page title={words.title}>
      <div className="columns">
        <AccountsCard mayChange={mayChange} />
        <HolidaysCard mayChange={mayChange} />
        <LimitsCard mayChange={mayChange} />
      </div>
    </Page>
  );
}

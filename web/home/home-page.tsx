import { serverNowMs } from '../clock';
import { Page } from '../parts/page';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';
import { firstName } from '../words/name';
import { partOfDay } from '../words/time';
import { BalanceCard } from './balance-card';
import { HowToLoad } from './how-to-load';
import { LatestEntries } from './latest-entries';
import '../style/home.css';

/** The first page: what can be spent, how to have more, and what happened last. */
export default function HomePage() {
  const words = useWords();
  const { me } = useShell();
  const greetings = {
    morning: words.goodMorning,
    day: words.goodDay,
    evening: words.goodEvening,
  };
  return (
    <Page title={words.home} heading={greetings[partOfDay(serverNowMs())](firstName(me.user.name))}>
      <div className="home">
        <BalanceCard />
        <HowToLoad />
        <LatestEntries />
      </div>
    </Page>
  );
}

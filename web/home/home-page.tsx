import { serverNowMs } from '../clock';
import { NewsCard } from '../news/news-card';
import { Page } from '../parts/page';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';
import { firstName } from '../words/name';
import { partOfDay } from '../words/time';
import { AwaitedCard } from './awaited-card';
import { BalanceCard } from './balance-card';
import { FavouritesShortcuts } from './favourites-shortcuts';
import { HowToLoad } from './how-to-load';
import { LatestEntries } from './latest-entries';
import { TodayCard } from './today-card';
import '../style/home.css';

/** The first page: what can be spent, what was paid today, what is still open, and how to have more. */
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
        <TodayCard />
        <AwaitedCard />
        <FavouritesShortcuts />
        <HowToLoad />
        <NewsCard />
        <LatestEntries />
      </div>
    </Page>
  );
}

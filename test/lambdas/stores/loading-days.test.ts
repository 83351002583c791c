import { openLoadingDays } from '../../../lambdas/stores/loading-days';
import { type Day, dayAfter, dayOf } from '../../../shared/domain/instant';
import { loadingTime, timesOf } from '../../../shared/domain/loading-times';
import { monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

const today = dayOf(monday);
const some = (day: Day) => ({ day, times: timesOf([loadingTime('ziraat-1', monday, monday)]) });

test('the closed days of a range come oldest first, each as it was last counted', async () => {
  const days = openLoadingDays(await freshDatabase());
  expect(await days.between(dayAfter(today, -30), today)).toEqual([]);
  for (const ago of [0, 1, 30, 31]) await days.close(some(dayAfter(today, -ago)));
  const counted = { day: today, times: timesOf([loadingTime('isbank-1', monday, monday)]) };
  await days.close(counted);
  expect(await days.between(dayAfter(today, -30), today)).toEqual([
    some(dayAfter(today, -30)),
    some(dayAfter(today, -1)),
    counted,
  ]);
});

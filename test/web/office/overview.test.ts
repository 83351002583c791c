import { agoOf, formatDuration, formatShare } from '../../../web/office/overview/duration';
import { countScale, durationScale, linePath } from '../../../web/office/overview/plot';

const words = {
  seconds: (count: number) => `${count} sn`,
  minutes: (count: number) => `${count} dk`,
  hours: (count: number) => `${count} sa`,
  days: (count: number) => `${count} gün`,
  justNow: 'az önce',
  ago: (age: string) => `${age} önce`,
};

test.each([
  [0, '0 sn'],
  [1, '1 sn'],
  [45_000, '45 sn'],
  [60_000, '1 dk'],
  [400_001, '6 dk 41 sn'],
  [3_599_999, '60 dk'],
  [7_500_000, '2 sa 5 dk'],
  [3 * 86_400_000, '3 gün'],
  [90_000_000, '1 gün 1 sa'],
])('%d ms reads %s, never less than it was', (ms, written) => {
  expect(formatDuration(ms, words)).toBe(written);
});

test.each([
  [59_999, 'az önce'],
  [60_000, '1 dk önce'],
  [7_200_000, '2 sa önce'],
  [72 * 3_600_000, '3 gün önce'],
])('%d ms since reads %s', (ms, written) => {
  expect(agoOf(ms, words)).toBe(written);
});

test.each([
  [1, 1, '%100'],
  [9_999, 10_000, '%99,99'],
  [99_999, 100_000, '%99,99'],
  [1, 20, '%5'],
  [1, 16, '%6,25'],
  [2_001, 2_000_000, '%0,10'],
  [0, 3, '%0'],
])('%d of %d reads %s: what is not whole never reads as a hundred', (part, whole, written) => {
  expect(formatShare(part, whole)).toBe(written);
});

test('durations lie on a scale of multiples, with the promise always in sight', () => {
  const scale = durationScale([20_000]);
  expect(scale.at(5_000)).toBe(0);
  expect(scale.at(600_000)).toBeCloseTo(1);
  expect(scale.ticks).toEqual([10_000, 60_000, 300_000]);
  expect(scale.at(10_000) - scale.at(5_000)).toBeCloseTo(scale.at(600_000) - scale.at(300_000));
  expect(durationScale([90_000_000]).ticks.at(-1)).toBe(86_400_000);
  expect(durationScale([0]).at(0)).toBe(0);
});

test.each([
  [[], [0, 1]],
  [[1], [0, 1]],
  [[3], [0, 5]],
  [
    [412, 700],
    [0, 500, 1_000],
  ],
  [[2_000], [0, 1_000, 2_000]],
])('counts up to the most of %p have the ticks %p', (counts, ticks) => {
  expect(countScale(counts).ticks).toEqual(ticks);
});

test('a line is interrupted where there is nothing', () => {
  expect(linePath([[0, 1], [2, 3.123], undefined, [4, 5], [6, 7]])).toBe('M0 1L2 3.1M4 5L6 7');
  expect(linePath([undefined, undefined])).toBe('');
});

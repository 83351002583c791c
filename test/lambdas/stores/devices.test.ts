import { type Devices, openDevices } from '../../../lambdas/stores/devices';
import { later } from '../../../shared/domain/instant';
import { DEVICE_MS } from '../../../shared/domain/session';
import { agentNumber, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let devices: Devices;
const agent = agentNumber();

beforeEach(async () => {
  devices = openDevices(await freshDatabase());
  await devices.remember(agent, 'ayseornek0', 'device-1', monday);
});

test('a remembered device is known to its user only', async () => {
  expect(await devices.isKnown(agent, 'ayseornek0', 'device-1', monday)).toBe(true);
  expect(await devices.isKnown(agent, 'ayseornek0', 'device-2', monday)).toBe(false);
  expect(await devices.isKnown(agent, 'velideneme', 'device-1', monday)).toBe(false);
  expect(await devices.isKnown(agentNumber(2), 'ayseornek0', 'device-1', monday)).toBe(false);
});

test('is known for as long as devices are, though the table may still hold it afterwards', async () => {
  expect(await devices.isKnown(agent, 'ayseornek0', 'device-1', later(monday, DEVICE_MS - 1))).toBe(true);
  expect(await devices.isKnown(agent, 'ayseornek0', 'device-1', later(monday, DEVICE_MS))).toBe(false);
});

test("forgets all of one user's devices and nobody else's", async () => {
  await devices.remember(agent, 'ayseornek0', 'device-2', monday);
  await devices.remember(agent, 'ayseornek01', 'device-1', monday);
  await devices.forgetAll(agent, 'ayseornek0');
  expect(await devices.isKnown(agent, 'ayseornek0', 'device-1', monday)).toBe(false);
  expect(await devices.isKnown(agent, 'ayseornek0', 'device-2', monday)).toBe(false);
  expect(await devices.isKnown(agent, 'ayseornek01', 'device-1', monday)).toBe(true);
});

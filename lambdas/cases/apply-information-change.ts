import { informationChange } from '../../shared/domain/case-change';
import { network } from '../../shared/domain/network';
import { formatPhone, maskPhone } from '../../shared/domain/phone';
import type { Part } from '../stores/transact';
import type { Application, Apply, ApplyDependencies } from './application';

type PhoneChange = NonNullable<ReturnType<typeof informationChange>['phone']>;

/**
 * The agent's data become what the form says. A new sign-in phone takes the old one's place: the user's sessions end, and
 * both numbers are told. Refuses `phone-taken`, and `changed-meanwhile` when somebody changed the same at that moment.
 */
export const applyInformationChange: Apply = async ({ agent, values }, dependencies) => {
  const { agents, changes } = dependencies;
  const { data, phone } = informationChange(agent, await agents.users(agent.number), values);
  const isData = Object.keys(data).length > 0;
  const ofData: Part[] = isData ? [{ writes: changes.changeWrites(agent, data), otherwise: 'changed-meanwhile' }] : [];
  const ofPhone = phone === undefined ? undefined : await movePhone(phone, agent.state === 'active', dependencies);
  const before = Object.keys(data).map((name) => [`${name}.before`, agent[name as keyof typeof data] ?? '']);
  return {
    parts: [...ofData, ...(ofPhone?.parts ?? [])],
    told: { action: 'agent.changed', details: { ...data, ...Object.fromEntries(before), ...ofPhone?.told.details } },
    after: ofPhone?.after ?? [],
  };
};

async function movePhone(
  { user, phone }: PhoneChange,
  isActive: boolean,
  dependencies: ApplyDependencies,
): Promise<Application> {
  const { agents, changes, sessions, devices, sms } = dependencies;
  const [before] = await agents.registrations([user.phone]);
  const registration = before === undefined ? { isActive } : { ...before, isActive };
  const text = `${network.name}: giris telefonunuz ${maskPhone(user.phone)} yerine ${maskPhone(phone)} oldu. Bilginiz disindaysa ${network.customerServices} numarasini arayin.`;
  return {
    parts: [
      { writes: [changes.takePhone({ ...user, phone }, registration)], otherwise: 'phone-taken' },
      {
        writes: [
          changes.releasePhone(user),
          changes.movePhone(user, phone),
          ...(await sessions.endWrites({ agent: user.agent, user: user.id })),
        ],
        otherwise: 'changed-meanwhile',
      },
    ],
    told: {
      action: 'agent.changed',
      details: { user: user.name, phone: formatPhone(phone), 'phone.before': formatPhone(user.phone) },
    },
    after: [
      () => sessions.endAll({ agent: user.agent, user: user.id }),
      () => devices.forgetAll(user.agent, user.id),
      () => sms.send(user.phone, text),
      () => sms.send(phone, text),
    ],
  };
}

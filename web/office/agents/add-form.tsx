import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { AgentNumber } from '../../../shared/domain/agent';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { PhoneField } from '../../parts/phone-field';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useAgentsWords } from '../words/agents';

/** Adds an agent with its owner and goes to its card. */
export function AddForm() {
  const words = useAgentsWords();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const send = async (fields: FormData) => {
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const optional = (name: string) => (text(name) === '' ? {} : { [name]: text(name) });
    const { number } = await call('care', 'add', {
      body: {
        number: text('number') as AgentNumber,
        title: text('title'),
        district: text('district'),
        city: text('city'),
        address: text('address'),
        owner: text('owner'),
        phone: text('phone'),
        ...optional('email'),
        ...optional('taxOffice'),
        ...optional('taxNumber'),
      },
    });
    void cache.invalidateQueries({ queryKey: ['agents'] });
    await navigate(`/temsilciler/${number}`);
  };
  const plain = { autoComplete: 'off' as const };
  return (
    <Form send={send}>
      <p className="hint">{words.addLead}</p>
      <Field
        {...plain}
        name="number"
        label={words.number}
        hint={words.numberHint}
        pattern="\d{8}"
        malformed={words.numberMalformed}
        inputMode="numeric"
        blamedFor={['number-taken']}
        required
        autoFocus
      />
      <Field {...plain} name="title" label={words.shopTitle} maxLength={200} required />
      <Field {...plain} name="owner" label={words.ownerName} maxLength={120} required />
      <PhoneField />
      <Field {...plain} name="address" label={words.address} maxLength={300} required />
      <Field {...plain} name="district" label={words.district} maxLength={60} required />
      <Field {...plain} name="city" label={words.city} maxLength={60} required />
      <Field
        {...plain}
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        malformed={words.emailMalformed}
        maxLength={120}
      />
      <Field {...plain} name="taxOffice" label={words.taxOffice} maxLength={60} />
      <Field
        {...plain}
        name="taxNumber"
        label={words.taxNumber}
        pattern="\d{10,11}"
        malformed={words.taxNumberMalformed}
        blamedFor={['wrong-tax-number']}
        inputMode="numeric"
      />
      <Submit>{words.add}</Submit>
    </Form>
  );
}

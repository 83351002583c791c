import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { KeptInstitution } from '../../../shared/api/office';
import type { SubscriptionKey } from '../../../shared/domain/subscription-key';
import { ChoiceField } from '../../parts/choice-field';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { MoneyField } from '../../parts/money-field';
import { Submit } from '../../parts/submit';
import { Tick } from '../../parts/tick';
import { isRefused, type Refused } from '../../refused';
import { call } from '../call';
import { HistoryLink } from '../settings/history-link';
import { tellField, useCategoryWords, useInstitutionWords } from '../words/institutions';
import { KeyRow } from './key-row';
import { INSTITUTIONS } from './queries';
import { readInstitution } from './read-institution';
import { RowFrame } from './row-frame';
import { type FormRow, useRows } from './rows';
import { CommissionRow, FeeRow } from './term-rows';
import '../../style/columns.css';
import '../../style/institutions.css';

const MOST_KEYS = 3;
const MOST_TERMS = 50;

interface InstitutionFormProps {
  readonly kept: KeptInstitution | undefined;
  /** Those that institutions name already. */
  readonly gateways: readonly string[];
}

/** Everything that is kept of an institution, as one form. */
export function InstitutionForm({ kept, gateways }: InstitutionFormProps) {
  const words = useInstitutionWords();
  const categories = useCategoryWords();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const gatewayList = useId();
  const before = kept?.institution;
  const keys = useRows<SubscriptionKey>('key', before?.keys ?? [undefined]);
  const fees = useRows('fee', before?.fees ?? []);
  const commissions = useRows('commission', before?.commissions ?? []);
  const [wrong, setWrong] = useState<string>();
  const hours = before === undefined || before.openHours === 'always' ? undefined : before.openHours;

  const save = async (fields: FormData) => {
    setWrong(undefined);
    const namesOf = ({ rows }: { rows: readonly FormRow<unknown>[] }) => rows.map(({ name }) => name);
    const names = { keys: namesOf(keys), fees: namesOf(fees), commissions: namesOf(commissions) };
    const institution = readInstitution(fields, names, before);
    try {
      await call('office', 'saveInstitution', { body: { institution, version: kept?.version ?? 0 } });
    } catch (error) {
      if (isRefused(error, 'invalid-request')) setWrong(String((error as Refused).details.field ?? ''));
      throw error;
    }
    await cache.invalidateQueries({ queryKey: INSTITUTIONS });
    await navigate('/kurumlar');
  };

  return (
    <Form send={save}>
      <div className="columns">
        <Part title={words.general} aside={before && <HistoryLink subject={`institution:${before.id}`} />}>
          {before === undefined && (
            <Field
              name="id"
              label={words.id}
              hint={words.idHint}
              pattern="[a-z0-9]+(-[a-z0-9]+)*"
              maxLength={40}
              malformed={words.idMalformed}
              autoComplete="off"
              required
            />
          )}
          <Field
            name="name"
            label={words.name}
            defaultValue={before?.name}
            maxLength={80}
            autoComplete="off"
            required
          />
          <ChoiceField name="category" label={words.category} chosen={before?.category} choices={categories} />
          <Field
            name="city"
            label={words.city}
            hint={words.cityHint}
            defaultValue={before?.city}
            maxLength={60}
            autoComplete="off"
          />
          <Field
            name="gateway"
            label={words.gateway}
            hint={words.gatewayHint}
            defaultValue={before?.gateway ?? gateways[0]}
            pattern="[a-z0-9\-]{1,40}"
            malformed={words.gatewayMalformed}
            list={gatewayList}
            autoComplete="off"
            required
          />
          <datalist id={gatewayList}>
            {gateways.map((gateway) => (
              <option key={gateway} value={gateway} />
            ))}
          </datalist>
          <Tick name="isActive" label={words.isActive} isOn={before?.isActive ?? true} />
        </Part>
        <Part title={words.rules}>
          <ChoiceField
            name="order"
            label={words.order}
            chosen={before?.order}
            choices={{ 'oldest-first': words.oldestFirst, any: words.any }}
          />
          <Tick name="allowsPartial" label={words.allowsPartial} isOn={before?.allowsPartial ?? false} />
          <div className="term-fields">
            <Field name="opens" type="time" label={words.opens} defaultValue={hours?.from} />
            <Field name="closes" type="time" label={words.closes} hint={words.hoursHint} defaultValue={hours?.to} />
            <MoneyField name="minimum" label={words.minimum} kurus={before?.minimumKurus ?? 1} />
            <MoneyField name="maximum" label={words.maximum} kurus={before?.maximumKurus ?? 5_000_000} />
          </div>
        </Part>
      </div>
      <Part title={words.keys} lead={words.keysLead}>
        {keys.rows.map((row, place) => (
          <RowFrame key={row.name} title={words.keyTitle(place + 1)} onRemove={() => keys.remove(row.name)}>
            <KeyRow row={row} />
          </RowFrame>
        ))}
        {keys.rows.length < MOST_KEYS && <Add onAdd={keys.add}>{words.addKey}</Add>}
      </Part>
      <div className="columns">
        <Part title={words.fees} lead={words.feesLead}>
          {fees.rows.map((row, place) => (
            <RowFrame key={row.name} title={words.feeTitle(place + 1)} onRemove={() => fees.remove(row.name)}>
              <FeeRow row={row} />
            </RowFrame>
          ))}
          {fees.rows.length < MOST_TERMS && <Add onAdd={fees.add}>{words.addFee}</Add>}
        </Part>
        <Part title={words.commissions} lead={words.commissionsLead}>
          {commissions.rows.map((row, place) => (
            <RowFrame
              key={row.name}
              title={words.commissionTitle(place + 1)}
              onRemove={() => commissions.remove(row.name)}
            >
              <CommissionRow row={row} />
            </RowFrame>
          ))}
          {commissions.rows.length < MOST_TERMS && <Add onAdd={commissions.add}>{words.addCommission}</Add>}
        </Part>
      </div>
      {wrong !== undefined && <p className="problem">{words.wrong(tellField(wrong, words))}</p>}
      <div className="row">
        <Submit isBig>{words.save}</Submit>
      </div>
    </Form>
  );
}

interface PartProps {
  readonly title: string;
  readonly lead?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

function Part({ title, lead, aside, children }: PartProps) {
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={id}>
      <div className="row">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {lead && <p className="hint">{lead}</p>}
      {children}
    </section>
  );
}

function Add({ onAdd, children }: { onAdd: () => void; children: ReactNode }) {
  return (
    <div>
      <button type="button" className="btn plain small" onClick={onAdd}>
        {children}
      </button>
    </div>
  );
}

import { useState } from 'react';
import type { DeskCase } from '../../../shared/api/desk';
import { Alert } from '../../parts/alert';
import { Dialog } from '../../parts/dialog';
import { tellFailure } from '../../refused';
import { usePageKeys } from '../../shell/page-keys';
import { useLanguage } from '../../words/speech';
import { call } from '../call';
import { useOffice } from '../shell/office-context';
import { useCasesWords } from '../words/cases';
import { AskForm, AssignForm, CloseForm, RejectForm } from './dialogs';
import { FieldForm } from './field-form';

export interface DecisionProps {
  readonly of: DeskCase;
  readonly onChanged: () => void;
  readonly onDone: () => void;
}

/** What the case's clerk can decide; anybody else can take it first (E). */
export function Decisions({ of, onChanged, onDone }: DecisionProps) {
  const words = useCasesWords();
  const { language } = useLanguage();
  const { me } = useOffice();
  const { number, state, claimedBy } = of.case;
  const [open, setOpen] = useState<'ask' | 'reject' | 'close' | 'assign'>();
  const [failure, setFailure] = useState<unknown>();
  const isOpen = state === 'received' || state === 'in-review' || state === 'waiting-for-papers';
  const isMine = state === 'in-review' && claimedBy?.id === me.id;

  const move = async (run: () => Promise<unknown>) => {
    setFailure(undefined);
    try {
      await run();
      onChanged();
    } catch (error) {
      setFailure(error);
      onChanged();
    }
  };
  const claim = () =>
    move(() => call('desk', 'claim', { params: { number }, body: { isTakenOver: claimedBy !== undefined } }));
  const release = () => move(() => call('desk', 'release', { params: { number }, body: {} }));
  usePageKeys({ e: isOpen && !isMine ? () => void claim() : undefined });

  const close = () => setOpen(undefined);
  return (
    <>
      {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
      <FieldForm of={of} isMine={isMine} onDone={onDone} />
      {isOpen && !isMine && (
        <div className="row decisions">
          <button type="button" className="btn" onClick={() => void claim()}>
            {claimedBy === undefined ? words.claim : words.takeOver} <kbd>E</kbd>
          </button>
          <span className="muted">{words.readOnly}</span>
        </div>
      )}
      {isMine && (
        <div className="row decisions">
          {(['ask', 'reject', 'close', 'assign'] as const).map((what) => (
            <button key={what} type="button" className="btn plain" onClick={() => setOpen(what)}>
              {words[what]}
            </button>
          ))}
          <button type="button" className="btn plain" onClick={() => void release()}>
            {words.release}
          </button>
        </div>
      )}
      <Dialog title={words.ask} isOpen={open === 'ask'} onClose={close}>
        <AskForm number={number} onDone={onDone} />
      </Dialog>
      <Dialog title={words.reject} isOpen={open === 'reject'} onClose={close}>
        <RejectForm number={number} onDone={onDone} />
      </Dialog>
      <Dialog title={words.close} isOpen={open === 'close'} onClose={close}>
        <CloseForm number={number} onDone={onDone} />
      </Dialog>
      <Dialog title={words.assign} isOpen={open === 'assign'} onClose={close}>
        <AssignForm of={of.case} onDone={onChanged} />
      </Dialog>
    </>
  );
}

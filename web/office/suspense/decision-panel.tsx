import { useState } from 'react';
import { Link } from 'react-router';
import type { FoundAgent, SuspenseDetail } from '../../../shared/api/suspense';
import { Alert } from '../../parts/alert';
import { Dialog } from '../../parts/dialog';
import { tellFailure } from '../../refused';
import { useCtrlEnter, usePageKeys } from '../../shell/page-keys';
import { formatMoney } from '../../words/money';
import { useLanguage } from '../../words/speech';
import { call } from '../call';
import { useSuspenseWords } from '../words/suspense';
import { CreditForm } from './credit-form';
import { type DecisionProps, IgnoreForm, ReturnForm } from './dialogs';
import { FindAgent } from './find-agent';
import { SplitForm } from './split-form';
import { Suggestions } from './suggestions';

/** Who gets it, or what else becomes of it. Digits choose a suggestion, Ctrl+Enter credits. */
export function DecisionPanel({ transfer, onDone }: DecisionProps) {
  const words = useSuspenseWords();
  const { suggestions, waiting, isCreditable, amount, secondPersonAbove } = transfer;
  const [chosen, setChosen] = useState<FoundAgent>();
  const [open, setOpen] = useState<'split' | 'return' | 'ignore'>();
  const [failure, setFailure] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const { language } = useLanguage();
  const isSuggested = suggestions.some(({ agent }) => agent.number === chosen?.number);
  const needsNote = chosen !== undefined && (!isSuggested || chosen.state === 'frozen');
  const canCredit = chosen !== undefined && isCreditable && waiting === undefined && !needsNote && !isRunning;

  const credit = async () => {
    if (!canCredit) return;
    setRunning(true);
    setFailure(undefined);
    try {
      onDone(await creditTo(transfer, chosen));
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  useCtrlEnter(() => void credit());
  usePageKeys(
    Object.fromEntries(suggestions.map(({ agent }, index) => [String(index + 1), () => setChosen(agent)] as const)),
  );

  if (waiting) {
    return (
      <p className="note">
        {words.waitingFor(waiting.proposedBy.name)} <Link to="/onaylar">{words.toProposals}</Link>
      </p>
    );
  }
  const close = () => setOpen(undefined);
  const button = words[amount > secondPersonAbove ? 'propose' : 'credit'](chosen?.code ?? '');
  return (
    <>
      {isCreditable ? (
        <>
          <h3>{words.suggestions}</h3>
          <Suggestions suggestions={suggestions} chosen={chosen} onChoose={setChosen} />
          <FindAgent label={words.otherAgent} onChoose={setChosen} />
          {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
          {needsNote && <CreditForm transfer={transfer} agent={chosen} button={button} onDone={onDone} />}
        </>
      ) : (
        <p className="note">{words.notCreditable}</p>
      )}
      <div className="row decisions">
        {isCreditable && !needsNote && (
          <button
            type="button"
            className="btn"
            disabled={!canCredit}
            aria-busy={isRunning}
            onClick={() => void credit()}
          >
            {chosen === undefined ? (
              words.chooseFirst
            ) : (
              <>
                {button} <kbd>Ctrl ⏎</kbd>
              </>
            )}
          </button>
        )}
        <span className="row">
          {isCreditable && (
            <button type="button" className="btn plain" onClick={() => setOpen('split')}>
              {words.split}
            </button>
          )}
          <button type="button" className="btn plain" onClick={() => setOpen('return')}>
            {words.returnIt}
          </button>
          <button type="button" className="btn plain" onClick={() => setOpen('ignore')}>
            {words.ignore}
          </button>
        </span>
      </div>
      <p className="muted">{words.secondPerson(formatMoney(secondPersonAbove))}</p>
      <Dialog title={words.splitTitle} isOpen={open === 'split'} onClose={close}>
        <SplitForm transfer={transfer} onDone={onDone} />
      </Dialog>
      <Dialog title={words.returnTitle} isOpen={open === 'return'} onClose={close}>
        <ReturnForm transfer={transfer} onDone={onDone} />
      </Dialog>
      <Dialog title={words.ignoreTitle} isOpen={open === 'ignore'} onClose={close}>
        <IgnoreForm transfer={transfer} onDone={onDone} />
      </Dialog>
    </>
  );
}

function creditTo({ account, id, amount }: SuspenseDetail, agent: FoundAgent): Promise<SuspenseDetail> {
  return call('suspense', 'credit', { params: { account, id }, body: { shares: [{ agent: agent.number, amount }] } });
}

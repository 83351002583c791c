import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useNavigate } from 'react-router';
import type { StaffMe } from '../../../shared/api/staff';
import { LanguageSwitch } from '../../parts/language-switch';
import { tellFailure } from '../../refused';
import { ThemeChoice } from '../../shell/theme-choice';
import { initials } from '../../words/name';
import { useLanguage } from '../../words/speech';
import { call } from '../call';
import { useShellWords } from '../words/shell';
import '../../style/user-menu.css';

/** The person's own menu: who one is, the own account, how the pages look and speak, and the way out. */
export function StaffMenu({ me, showHelp }: { me: StaffMe; showHelp: () => void }) {
  const words = useShellWords();
  const { language } = useLanguage();
  const id = useId();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const leave = useMutation({
    mutationFn: () => call('staff', 'signOut'),
    onSuccess: () => {
      cache.clear();
      navigate('/giris', { replace: true });
    },
  });
  return (
    <>
      <button type="button" className="me staff-me" popoverTarget={id} aria-label={words.userMenu(me.name)}>
        <span className="initials" aria-hidden="true">
          {initials(me.name)}
        </span>
        <span className="wide">{me.name}</span>
      </button>
      <div id={id} className="user-menu" popover="auto">
        <p>
          <b>{me.name}</b>
          <span className="sub">{words[me.role]}</span>
          <span className="sub">{me.email}</span>
        </p>
        <Link
          to="/hesabim"
          onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
        >
          {words.account}
        </Link>
        <button type="button" onClick={showHelp} popoverTarget={id}>
          {words.shortcuts}
        </button>
        <ThemeChoice />
        <LanguageSwitch />
        <hr />
        <button type="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
          {words.signOut}
        </button>
        {leave.error && (
          <p className="problem" role="alert">
            {tellFailure(leave.error, language)}
          </p>
        )}
      </div>
    </>
  );
}

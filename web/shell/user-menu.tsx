import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Me } from '../../shared/api/session';
import { formatPhone, parsePhone } from '../../shared/domain/phone';
import { call } from '../call';
import { LanguageSwitch } from '../parts/language-switch';
import { tellFailure } from '../refused';
import { useSpeech } from '../words/language';
import { initials } from '../words/name';
import { ThemeChoice } from './theme-choice';
import '../style/user-menu.css';

/** The person's own menu: who one is, the password, how the pages look and speak, and the way out. */
export function UserMenu({ user, showHelp }: { user: Me['user']; showHelp: () => void }) {
  const { words, language } = useSpeech();
  const id = useId();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const leave = useMutation({
    mutationFn: (everywhere: boolean) =>
      everywhere ? call('session', 'signOutEverywhere') : call('session', 'signOut'),
    onSuccess: () => {
      cache.clear();
      navigate('/giris', { replace: true });
    },
  });
  const phone = parsePhone(user.phone);
  return (
    <>
      <button type="button" className="me" popoverTarget={id} aria-label={words.userMenu(user.name)}>
        <span className="initials" aria-hidden="true">
          {initials(user.name)}
        </span>
      </button>
      <div id={id} className="user-menu" popover="auto">
        <p>
          <b>{user.name}</b>
          <span className="sub">{words[user.role]}</span>
          <span className="sub">{phone && formatPhone(phone)}</span>
        </p>
        <Link
          to="/sifre"
          onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
        >
          {words.passwordTitle}
        </Link>
        {user.role === 'owner' && (
          <Link
            to="/guvenlik-sozcugu"
            onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
          >
            {words.securityWord}
          </Link>
        )}
        <button type="button" onClick={showHelp} popoverTarget={id}>
          {words.shortcuts}
        </button>
        <ThemeChoice />
        <LanguageSwitch />
        <hr />
        <button type="button" disabled={leave.isPending} onClick={() => leave.mutate(false)}>
          {words.signOut}
        </button>
        <button type="button" disabled={leave.isPending} onClick={() => leave.mutate(true)}>
          {words.signOutEverywhere}
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

import type { AnnouncementHead } from '../../../shared/domain/announcement';
import { serverNowMs } from '../../clock';
import { formatMoment } from '../../words/time';
import { useAnnouncementWords } from '../words/announcements';
import '../../style/tag.css';

/** One announcement in the list: its title, when it shows, and whether it shows now. */
export function AnnouncementRow({ head, onChange }: { head: AnnouncementHead; onChange: () => void }) {
  const words = useAnnouncementWords();
  const { title, audience, from, until, isPinned, fileCount } = head;
  const nowMs = serverNowMs();
  const isOver = until !== undefined && Date.parse(until) <= nowMs;
  const state = isOver ? 'over' : Date.parse(from) > nowMs ? 'toCome' : 'visible';
  return (
    <li>
      <p>
        <b>{title}</b>
        <span className="sub">
          {words[audience]} · {formatMoment(from)}
          {until && ` – ${formatMoment(until)}`}
          {fileCount > 0 && ` · ${words.fileCount(fileCount)}`}
        </span>
      </p>
      <p className="row">
        <span className={state === 'visible' ? 'tag good' : 'tag'}>{words[state]}</span>
        {isPinned && <span className="tag wait">{words.pinned}</span>}
      </p>
      <button type="button" className="btn plain small" aria-label={words.changeOf(title)} onClick={onChange}>
        {words.change}
      </button>
    </li>
  );
}

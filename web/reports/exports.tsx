import { useMutation } from '@tanstack/react-query';
import type { ReportName } from '../../shared/api/reports';
import type { EntryKind } from '../../shared/domain/ledger';
import type { CollectionOrder } from '../../shared/domain/report';
import { call } from '../call';
import type { Range } from '../paging/range';
import { isRefused, tellFailure } from '../refused';
import { useShell } from '../shell/shell-context';
import { useSpeech } from '../words/language';
import { saveFile } from './file';

type FileQuery = Required<Range> & { by?: CollectionOrder; kind?: EntryKind };

interface ExportsProps {
  readonly report: ReportName;
  readonly query: FileQuery;
}

/** A report taken along: as a file for spreadsheets, which is the owner's, or on paper. */
export function Exports({ report, query }: ExportsProps) {
  const { words, language } = useSpeech();
  const { role } = useShell().me.user;
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx') =>
      saveFile(await call('reports', 'file', { params: { report }, query: { ...query, format, language } })),
  });
  const button = (format: 'csv' | 'xlsx', name: string) => (
    <button
      type="button"
      className="btn plain small"
      aria-label={words.download(name)}
      aria-busy={isPending && variables === format}
      disabled={isPending}
      onClick={() => mutate(format)}
    >
      {isPending && variables === format ? words.preparing : name}
    </button>
  );
  return (
    <div className="exports">
      {role === 'owner' && (
        <>
          {button('csv', 'CSV')}
          {button('xlsx', 'Excel')}
        </>
      )}
      <button type="button" className="btn plain small" onClick={() => print()}>
        {words.print}
      </button>
      {error && (
        <p className="problem" role="alert">
          {isRefused(error, 'invalid-request') ? words.fileTooLong : tellFailure(error, language)}
        </p>
      )}
    </div>
  );
}

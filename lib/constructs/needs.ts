import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Stage } from '../stage';
import { type CasePaperAccess, casePaperGrant } from './case-paper-access';
import type { Grant } from './grant';
import { mailGrant, type RawMailAccess, rawMailGrant } from './mail-access';
import { type PaperAccess, paperGrant } from './paper-access';
import { secretGrant } from './secret-access';
import { smsGrant } from './sms';
import { type StatementAccess, statementGrant } from './statement-access';
import { type TableNeeds, type Tables, tableGrant } from './table-access';

/** What is kept in a stage, and the keys that encrypt it. */
export interface Holdings {
  readonly tables: Tables;
  readonly papersKey: IKey;
  readonly mailKey: IKey;
  readonly secretsKey: IKey;
}

/** The least a Lambda needs. A group of the contract says it in the same words. */
export interface Needs {
  /** It is told the names of these tables only. */
  readonly tables: TableNeeds;
  readonly sms?: true;
  /** May send mail. */
  readonly mail?: true;
  /** What it does with received messages. */
  readonly rawMail?: readonly RawMailAccess[];
  /** The secrets it reads, below the stage's prefix; `*` at the end takes all that begin so. */
  readonly secrets?: readonly string[];
  readonly papers?: PaperAccess;
  readonly newsFiles?: PaperAccess;
  readonly casePapers?: CasePaperAccess;
  /** What it does with banks' statement files. */
  readonly statements?: StatementAccess;
}

/** What lets a Lambda do what it needs, and nothing else. */
export function grantsFor(
  { tables, sms, mail, rawMail, secrets, papers, newsFiles, casePapers, statements }: Needs,
  holdings: Holdings,
  stage: Stage,
): Grant[] {
  return [
    tableGrant(tables, holdings.tables),
    ...(sms === true ? [smsGrant(stage)] : []),
    ...(mail === true ? [mailGrant(stage)] : []),
    ...(rawMail === undefined ? [] : [rawMailGrant(rawMail, holdings.mailKey, stage)]),
    ...(secrets === undefined ? [] : [secretGrant(secrets, holdings.secretsKey, stage)]),
    ...(papers === undefined ? [] : [paperGrant(papers, 'papers', holdings.papersKey, stage)]),
    ...(newsFiles === undefined ? [] : [paperGrant(newsFiles, 'news', holdings.papersKey, stage)]),
    ...(casePapers === undefined ? [] : [casePaperGrant(casePapers, holdings.papersKey, stage)]),
    ...(statements === undefined ? [] : [statementGrant(statements, holdings.papersKey, stage)]),
  ];
}

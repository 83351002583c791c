import type { Instant } from '../../shared/domain/instant';
import { StaffChallenge } from '../../shared/domain/staff-challenge';
import { openChallengeItems } from './challenge-items';
import type { Database } from './database';

export interface StaffChallenges {
  start(challenge: StaffChallenge): Promise<void>;
  attempt(id: string, now: Instant): Promise<StaffChallenge | undefined>;
  finish(id: string): Promise<boolean>;
}

/** Steps between a password and a session of the staff. */
export function openStaffChallenges(database: Database): StaffChallenges {
  const { start, attempt, finish } = openChallengeItems<StaffChallenge>(database, {
    schema: StaffChallenge,
    prefix: 'STAFF-CHALLENGE',
  });
  return { start, attempt, finish };
}

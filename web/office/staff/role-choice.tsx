import { useId } from 'react';
import type { StaffRole } from '../../../shared/domain/staff';
import { useShellWords } from '../words/shell';
import { useStaffWords } from '../words/staff';

const roles: readonly StaffRole[] = ['support', 'finance', 'admin'];

/** One of the roles, as a field named `role`. */
export function RoleChoice({ chosen }: { chosen: StaffRole }) {
  const words = useStaffWords();
  const names = useShellWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.role}</label>
      <div className="box">
        <select id={id} name="role" defaultValue={chosen}>
          {roles.map((role) => (
            <option key={role} value={role}>
              {names[role]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

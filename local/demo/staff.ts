import type { Instant } from '../../shared/domain/instant';
import type { Staff } from '../../shared/domain/staff';

/** The password of every seeded member of the staff. */
export const DEMO_STAFF_PASSWORD = 'ofis-2026-deneme';

/** Seals the seeded authenticators' secrets, on this machine only. */
export const DEMO_TOTP_KEY = 'demo-totp-key-of-this-machine';

/** Somebody seeded, with the secret of their authenticator in base32; /dev shows its codes. */
export interface DemoStaff {
  readonly staff: Staff;
  readonly totpSecret: string;
}

/** One of each role; invented people. */
export const demoStaff: readonly DemoStaff[] = [
  somebody('selin00001', 'selin@ofis.example', 'Selin Kurgu', 'support', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXA'),
  somebody('deniz00002', 'deniz@ofis.example', 'Deniz Kurgu', 'finance', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXB'),
  somebody('yonca00003', 'yonca@ofis.example', 'Yonca Kurgu', 'admin', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXC'),
];

function somebody(id: string, email: string, name: string, role: Staff['role'], totpSecret: string): DemoStaff {
  const since = '2024-03-01T06:00:00.000Z' as Instant;
  return { staff: { id, email, name, role, isActive: true, since }, totpSecret };
}

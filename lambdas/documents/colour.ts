/** The house's colours on paper. */
export const colour = {
  ink: '#14202e',
  ink2: '#4a5868',
  ink3: '#647386',
  line: '#dce2e8',
  accent: '#0b6b64',
  accentSoft: '#e2f2f0',
  lira: '#c8102e',
  white: '#ffffff',
} as const;

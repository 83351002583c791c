module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '\\.(ts|tsx|m?js)$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: false } } }],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@middy|@noble|@aws-lambda-powertools|@scure|ulid|p-map|n2words|htmlparser2|entities|domhandler|domelementtype|domutils|dom-serializer|unpdf|qr)/)',
  ],
  moduleNameMapper: { '^unpdf/pdfjs$': '<rootDir>/node_modules/unpdf/dist/pdfjs.mjs' },
  setupFiles: ['<rootDir>/test/support/environment.ts'],
  globalSetup: '<rootDir>/test/support/engine-setup.ts',
  globalTeardown: '<rootDir>/test/support/engine-teardown.ts',
  testTimeout: 90_000,
};

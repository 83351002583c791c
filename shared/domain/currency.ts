/** ISO 4217 list one (amendment 177), by the number of decimals of the minor unit; funds codes and metals are left out. */
const CODES_BY_DECIMALS: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE ' +
      'CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS ' +
      'KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR ' +
      'NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS ' +
      'TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'UYW'],
];

const decimals: ReadonlyMap<string, number> = new Map(
  CODES_BY_DECIMALS.flatMap(([count, codes]) => codes.split(' ').map((code) => [code, count] as const)),
);

/**
 * How many decimals an amount of a currency has: 2 for TRY, 0 for JPY, 3 for KWD; undefined for what is no currency.
 * `Intl` is no source for this: it follows what people write in shops (HUF and IQD without decimals).
 */
export function currencyDecimals(code: string): number | undefined {
  return decimals.get(code);
}

/** How many digits a currency's minor unit has. */

/** ISO 4217 list one: the currencies whose minor unit is no hundredth. (Intl follows usage instead, and shows Iraqi dinars without their three digits.) */
const unusual: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(
    (code) => [code, 0] as const,
  ),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

/** The ISO 4217 digits of `code`: 2 for USD, 0 for JPY, 3 for KWD; 2 where the code is not known. */
export function currencyDigits(code: string): number {
  return unusual.get(code) ?? 2;
}

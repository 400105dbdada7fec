/** Money in minor units, by long-hand decimal arithmetic on the digits as JavaScript prints the number. */

const digits = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(
    (code) => [code, 0] as const,
  ),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

/** `value` × 10^(digits of `currency`), half up. */
export function minorUnits(value: number, currency: string): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent) + (digits.get(currency) ?? 2) - fraction.length;
  if (shift >= 0) return Number(BigInt(whole + fraction) * 10n ** BigInt(shift));
  const divisor = 10n ** BigInt(-shift);
  return Number((BigInt(whole + fraction) * 2n + divisor) / (divisor * 2n));
}

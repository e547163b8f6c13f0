/** The numbering rule of all seeded contract types. */
export const numbering = { pattern: '{company}-{department}-{type}-{year}-{seq}', digits: 4 };

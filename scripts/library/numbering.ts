/** How contracts of all seeded types get their numbers. */
export const numbering = { pattern: '{company}-{department}-{type}-{year}-{seq}', digits: 4 };

import { defineConfig } from 'prisma/config';

/** For `prisma generate` alone: migrations run by prisma/migrate.ts. */
export default defineConfig({ schema: 'prisma/schema.prisma' });

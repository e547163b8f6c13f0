import { apiClient, type ApiClient } from '../../scripts/api-client';
import { users } from '../../scripts/seed-data';
import { type ImageService } from './image-service';

/** The required arguments of `npm run setup`. */
export const setupArguments = [
  ...['--company-name=江东示例设备有限公司', '--registration-number=91310000MA1K000006', '--company-code=JD'],
  ...['--address=上海市示例路 9 号', '--admin-name=李明', '--admin-email=li.ming@jiangdong.example'],
];

/**
 * Runs `npm run setup` in the folder of the image.
 * @returns the API key
 */
export async function setUp(start: (name: string, command?: string[]) => ImageService): Promise<string> {
  const setup = start('migrate', ['node', 'scripts/bootstrap.mjs', 'scripts/setup.ts', ...setupArguments]);
  await setup.ended;
  const [key] = /cc_[\w-]+/.exec(setup.output()) ?? [];
  if (key === undefined) throw new Error(`The setup gave no key: ${setup.output()}`);
  return key;
}

/** An API client with this key, after adding the people of the demonstration. */
export async function withStaff(url: string, key: string): Promise<ApiClient> {
  const api = apiClient(url, key);
  for (const { userId, name, email, language, approvesFor } of users)
    await api.post('/v1/users', { userId, name, email, language, approvesFor });
  return api;
}

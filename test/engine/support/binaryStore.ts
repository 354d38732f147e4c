/** n8n's own store of files, as its server sets it up, in the temporary user folder. */
import './userFolder';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService, getBinaryHelperFunctions } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import type { FileStore } from '../../../nodes/shared/output/fileStream';
import { additionalDataFor } from './additionalData';
import { Credentials } from './credentials';
import { loadPackage } from './loadedPackage';
import { REPOSITORY } from './prepare';

/** n8n-core has dependency injection of its own; another copy of it knows nothing of n8n-core's services. */
const { Container }: typeof import('@n8n/di') = createRequire(require.resolve('n8n-core'))(
	'@n8n/di',
);

/** Puts files into folders from now on, as n8n does by default. Without it they are in the items, as Base64. */
export async function useFileStore(): Promise<void> {
	await Container.get(BinaryDataService).init();
}

/** Every file in n8n's folders, whole or not, without n8n's notes about them. */
export function storedFiles(): Buffer[] {
	const folder = Container.get(BinaryDataConfig).localStoragePath;
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.parentPath.includes('binary_data'))
		.filter(({ name }) => !name.endsWith('.metadata'))
		.map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
}

/** Has n8n store no file: a file stands where its folder has to be. Gives how to have it store files again. */
export function breakFileStore(): () => void {
	const folder = join(Container.get(BinaryDataConfig).localStoragePath, 'workflows');
	const aside = `${folder}-aside`;
	mkdirSync(folder, { recursive: true });
	renameSync(folder, aside);
	writeFileSync(folder, '');
	return () => {
		rmSync(folder);
		renameSync(aside, folder);
	};
}

/** What stands in a stored file. */
export async function contentOf(file: IBinaryData): Promise<Buffer> {
	return await Container.get(BinaryDataService).getAsBuffer(file);
}

/** What n8n gives a node to store files with. */
export async function fileStore(): Promise<FileStore> {
	const credentials = new Credentials(await loadPackage(REPOSITORY), {});
	return getBinaryHelperFunctions(additionalDataFor(credentials, 'manual', []), 'workflow');
}

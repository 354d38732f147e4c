import { CredentialTestContext } from 'n8n-core';
import type { INodeCredentialTestResult, INodeParameters } from 'n8n-workflow';
import { loadPackage } from './loadedPackage';
import { prepare, REPOSITORY, type Surroundings } from './prepare';

/** What n8n shows the operator after Save or Retry in the credential dialog. */
export type CredentialVerdict = INodeCredentialTestResult;

/** Which credential of which package. */
export type TestOptions = { readonly type?: string } & Pick<Surroundings, 'packageFolder'>;

/** As `testCredential`. */
export async function testInEngine(
	values: INodeParameters,
	{ type = 'jtWalletApi', packageFolder }: TestOptions,
): Promise<CredentialVerdict> {
	const loader = await loadPackage(packageFolder ?? REPOSITORY);
	const tests = (loader.known.credentials[type]?.supportedNodes ?? []).flatMap((name) => {
		const node = loader.getNode(name).type;
		if (!('description' in node) || !('methods' in node)) return [];
		const entry = node.description.credentials?.find((credential) => credential.name === type);
		return typeof entry?.testedBy === 'string'
			? [node.methods?.credentialTest?.[entry.testedBy]]
			: [];
	});
	const [test] = tests;
	if (test === undefined) throw new Error(`The credential "${type}" has no test`);
	const { additionalData, credentials } = await prepare(
		{ nodes: [], connections: {} },
		{ packageFolder, mode: 'internal', credentials: { [type]: values } },
	);
	const details = { id: type, name: type };
	const data = await credentials.getDecrypted(additionalData, details, type, 'internal');
	return await test.call(new CredentialTestContext(additionalData), { ...details, type, data });
}

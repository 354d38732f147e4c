import type { INodeCredentialTestResult, INodeParameters } from 'n8n-workflow';
import { WITHOUT_ENGINE } from '../../support/plain/plainWorkflow';
import type { Surroundings } from './prepare';

/** What n8n shows the operator after Save or Retry in the credential dialog. */
export type CredentialVerdict = INodeCredentialTestResult;

/** Which credential of which package. */
export type TestOptions = { readonly type?: string } & Pick<Surroundings, 'packageFolder'>;

/**
 * Tests a credential as n8n does: the first node that takes it and has a test for it tests it, over real HTTP, with
 * the fields evaluated for nobody. `values` is what the operator typed.
 */
export async function testCredential(
	values: INodeParameters,
	options: TestOptions = {},
): Promise<CredentialVerdict> {
	if (!WITHOUT_ENGINE) return await (await import('./testInEngine')).testInEngine(values, options);
	return await (await import('../../support/plain/testPlainly')).testPlainly(values);
}

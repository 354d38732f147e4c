/** Reading a key and signing one request with it, by the package and by jsrsasign: medians in ms until it is there. */
import { KEYUTIL, KJUR, RSAKey, hextob64 } from 'jsrsasign';
import { z } from 'zod';
import { signRequest } from '../../../wallet-api/signing/signRequest';
import { pem } from '../../../scripts/bench/place';
import { median } from 'simple-statistics';
import { finish, readTask, sandboxShape } from './childTask';

const task = z.object({ sandbox: sandboxShape, times: z.number() });

const { sandbox, times } = readTask(task);
const query = { page: 1, size: 10_000 };
const pemKey = pem(sandbox.privateKey);

async function byPackage(now: number): Promise<string> {
	return (await signRequest(sandbox, sandbox.baseUrl, query, now)).sign;
}

/** As a node would that keeps the key as text, which is what a credential is. */
async function byJsrsasign(now: number): Promise<string> {
	const key = KEYUTIL.getKey(pemKey);
	if (!(key instanceof RSAKey)) throw new Error('The private key is no RSA key.');
	const signature = new KJUR.crypto.Signature({ alg: 'SHA256withRSA' });
	signature.init(key);
	signature.updateString(JSON.stringify({ timestamp: now, ...query }));
	return hextob64(signature.sign());
}

async function timesOf(
	signOnce: (now: number) => Promise<string>,
	count: number,
): Promise<number[]> {
	const found: number[] = [];
	for (let now = 0; now < count; now++) {
		const started = performance.now();
		await signOnce(now);
		found.push(performance.now() - started);
	}
	return found;
}

async function measure(): Promise<void> {
	if ((await byPackage(1)) !== (await byJsrsasign(1)))
		throw new Error('The two do not sign alike.');
	finish({
		packageMs: median(await timesOf(byPackage, times * 10)),
		jsrsasignMs: median(await timesOf(byJsrsasign, times)),
	});
}

void measure();

/** Reading a key and signing one request with it, by the package and by jsrsasign: medians in ms. */
import { KEYUTIL, KJUR, RSAKey, hextob64 } from 'jsrsasign';
import { z } from 'zod';
import { signRequest } from '../../../wallet-api/signRequest';
import { pem } from '../pem';
import { median } from '../statistics';
import { finish, readTask, sandboxShape } from './childTask';

const task = z.object({ sandbox: sandboxShape, times: z.number() });

const { sandbox, times } = readTask(task);
const query = { page: 1, size: 10_000 };
const pemKey = pem(sandbox.privateKey);

function byPackage(now: number): string {
	return signRequest(sandbox, sandbox.baseUrl, query, now).sign;
}

/** As a node would that keeps the key as text, which is what a credential is. */
function byJsrsasign(now: number): string {
	const key = KEYUTIL.getKey(pemKey);
	if (!(key instanceof RSAKey)) throw new Error('The private key is no RSA key.');
	const signature = new KJUR.crypto.Signature({ alg: 'SHA256withRSA' });
	signature.init(key);
	signature.updateString(JSON.stringify({ timestamp: now, ...query }));
	return hextob64(signature.sign());
}

function timesOf(signOnce: (now: number) => string, count: number): number[] {
	return Array.from({ length: count }, (_, now) => {
		const started = performance.now();
		signOnce(now);
		return performance.now() - started;
	});
}

if (byPackage(1) !== byJsrsasign(1)) throw new Error('The two do not sign alike.');
finish({
	packageMs: median(timesOf(byPackage, times * 10)),
	jsrsasignMs: median(timesOf(byJsrsasign, times)),
});

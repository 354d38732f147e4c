/** A private key (Base64 of PKCS#8, without lines) as n8n's stock Crypto node and jsrsasign want it. */
export function pem(privateKey: string): string {
	const lines = privateKey.match(/.{1,64}/g) ?? [];
	return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}

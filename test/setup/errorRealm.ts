/**
 * Jest runs tests in a context of their own, with an `Error` of its own, while Node's core modules
 * throw the main context's. In n8n there is one `Error` only, and `error instanceof Error` holds for
 * what `node:crypto`, a socket or an abort signal throws. This makes it hold in tests, too.
 */
import { types } from 'node:util';

const isError = (candidate: unknown): boolean =>
	types.isNativeError(candidate) || candidate instanceof DOMException;

const ordinary = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
	value(this: unknown, candidate: unknown): boolean {
		return ordinary.call(this, candidate) || (this === Error && isError(candidate));
	},
});

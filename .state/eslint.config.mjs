/** What commands leave here is nobody's source. */
export default [{ ignores: ['**'] }];

/** Stands in for the schema loader where there is no Node: bundles for browsers and workers stay free of `node:` imports. */
export const loadSchemaDefinitions = undefined

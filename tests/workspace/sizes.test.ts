import { expect, test } from 'vitest'
import { sizeDrift } from '../../scripts/sizes/sizes.mjs'

test('two per cent are no drift, more are', () => {
  expect(sizeDrift({ engine: 1020 }, { engine: 1000 })).toEqual([])
  expect(sizeDrift({ engine: 1021 }, { engine: 1000 })).toEqual(['engine is 1021 bytes, recorded are 1000.'])
  expect(sizeDrift({ engine: 979 }, { engine: 1000 })).toEqual(['engine is 979 bytes, recorded are 1000.'])
})

test('what is measured is recorded, and the other way round', () => {
  expect(sizeDrift({ engine: 1000 }, {})).toEqual(['engine (1000 bytes) is not recorded.'])
  expect(sizeDrift({}, { engine: 1000 })).toEqual(['engine is recorded and no longer there.'])
})

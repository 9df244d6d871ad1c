import { type Link, LinkError, LinkErrorCode } from '@tx2-link/core'
import { type GameSchema, schema } from '../../components/schema.ts'

/** The link, if it is of the components' schema; throws `LinkError` `invalidValue` else. */
export function withGameSchema(link: Link): Link<GameSchema> {
  if (isOfGame(link)) return link
  throw new LinkError(
    LinkErrorCode.invalidValue,
    'components are shown on links of src/components/schema.ts',
  )
}

function isOfGame(link: Link): link is Link<GameSchema> {
  return link.schema === schema
}

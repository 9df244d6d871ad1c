export {
  LinkDevtoolsDock as LinkDevtools,
  type LinkDevtoolsProps,
} from './panel/host/link-devtools.tsx'

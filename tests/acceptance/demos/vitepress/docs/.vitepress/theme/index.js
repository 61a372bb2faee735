import { h } from 'vue'
import DefaultTheme from 'vitepress/theme'
import IndexerSidebar from '../indexer/IndexerSidebar.vue'

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'doc-after': () => h(IndexerSidebar) }),
}

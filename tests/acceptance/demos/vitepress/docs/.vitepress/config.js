import { defineConfig } from 'vitepress'
import { indexer } from './indexer/indexer.js'

export default defineConfig({
  title: '演示',
  lang: 'zh-CN',
  base: '/blog/',
  transformPageData: indexer,
})
